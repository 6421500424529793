/**
 * What somebody should look at in one snapshot: {@link deadwood.model.finding.HeapFindings} runs one {@link deadwood.model.finding.HeapDetector}
 * after the other. A new kind of finding is one detector in its list. What changed between two snapshots is not told here but in
 * {@code deadwood.model.diff}.
 * <p>
 * <b>What is worth a word.</b> A finding that would free less than half a per cent of the reachable heap is noise, and so is one
 * below 64 KiB whatever the heap. What hangs on statics, classes and roots of the JDK and of other libraries comes and goes as classes are loaded and
 * caches fill: there it takes four times as much, and 1 MiB at least. {@link deadwood.model.finding.Threshold} says it in numbers.
 * <p>
 * <b>What the bytes are.</b> {@link deadwood.model.finding.HeapFinding#bytesToGain} is what the heap would be smaller by if what the
 * finding names were mended: each detector says what it counts. Findings of one kind have no byte in common. Those of different kinds can: a map that
 * never held anything in a map whose values say nothing.
 */
package deadwood.model.finding;
