/**
 * Folded (collapsed) stacks: one stack a line, as Brendan Gregg's stackcollapse scripts and async-profiler write them. The frames
 * stand from the outermost to the innermost with {@code ;} between them, behind the last space stands the count, or the count of
 * a base and that of what is compared with it (difffolded.pl).
 * <p>
 * {@link deadwood.importers.folded.FoldedImporter} reads, {@link deadwood.importers.folded.FoldedWriter} writes. Names stay as they are, with the suffix that tells the kind of the frame
 * ({@code _[j]}, {@code _[k]} …), so that what was read is written again as it was. What only looks at bytes is
 * {@link deadwood.importers.folded.LineParser}; it fills a {@link deadwood.importers.folded.CallTrie} for each part of the file, and
 * {@link deadwood.importers.folded.FoldedProfile} makes one profile of them.
 */
package deadwood.importers.folded;
