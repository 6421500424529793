/**
 * Who keeps what alive: reachability, dominators, retained sizes, the retention trees, shortest paths to GC roots, and
 * the class histogram with retained sizes. Pure functions of a {@link deadwood.model.heap.HeapGraph}; nothing here recurses over the heap.
 */
package deadwood.model.retention;
