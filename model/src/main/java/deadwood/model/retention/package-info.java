/**
 * Who keeps what alive. Pure functions of a {@link deadwood.model.heap.HeapGraph}; nothing here recurses over the heap, and what is as
 * large as the heap stands in columns.
 * <ul>
 * <li>{@link deadwood.model.retention.RetentionAnalysis} finds dominators and retained sizes and gives a
 * {@link deadwood.model.retention.Retention}, which all that speaks of retained sizes starts from;
 * <li>{@link deadwood.model.retention.ClassHistogram}: instances and bytes by class, {@link deadwood.model.retention.RetainedByGroup} what
 * any groups of classes retain;
 * <li>{@link deadwood.model.retention.RetentionTree}: the dominator tree merged by class or package, or object by object, in a size that
 * a person can look at;
 * <li>{@link deadwood.model.retention.LargestFirst}: the objects by retained size, as many as one asks for;
 * <li>{@link deadwood.model.retention.RootPaths}: shortest paths from GC roots, {@link deadwood.model.retention.ReferenceNames} how one
 * object refers to another;
 * <li>{@link deadwood.model.retention.ThreadReport}: threads with their stacks and locals.
 * </ul>
 * What an object means (a map, a trie) is told in {@code deadwood.model.structure}, not here.
 */
package deadwood.model.retention;
