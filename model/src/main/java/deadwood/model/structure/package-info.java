/**
 * Collections and tries of a heap: {@link deadwood.model.structure.StructureScan} measures them, {@link deadwood.model.structure.StructureReport}
 * says what was measured and where it hangs.
 * <ul>
 * <li>{@code catalog}: what is known of collection classes, as data. A new collection is one entry there;
 * <li>{@code trie}: finds hand-written tries by their shape, and states the rule;
 * <li>{@code where}: puts the place of an object into one line.
 * </ul>
 * Comparing two heaps, and judging what is worth a word, is not done here.
 */
package deadwood.model.structure;
