package deadwood.model.structure;

import org.jspecify.annotations.Nullable;

/**
 * One collection or trie with its measures. Counts are exact, sizes are bytes.
 *
 * @param object id of the object that stands for it: a {@code HashSet} rather than the map inside, the holder of a trie's root
 *        rather than the root if it is nothing but that
 * @param kind its shape
 * @param entries how many keys, elements or values it holds, counted, not taken from a size field
 * @param capacity how many entries it has slots for: the length of a map's table, of a list's array; for a trie the child slots of its nodes
 * @param emptySlots slots with nothing in them, in a trie those of dead nodes included
 * @param wastedBytes bytes of empty slots; for a trie those of the empty slots in nodes that are not dead, and its dead bytes, so that
 *        nothing counts twice
 * @param retainedSize retained size of {@link #object}
 * @param trie what only tries have, or null
 */
public record Structure(int object, StructureKind kind, long entries, long capacity, long emptySlots, long wastedBytes,
        long retainedSize,
        @Nullable TrieMeasures trie) {}
