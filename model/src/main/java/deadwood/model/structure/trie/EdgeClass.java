package deadwood.model.structure.trie;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class of a family whose objects are edges rather than nodes: each stands between a node and one child of it, and may carry what
 * leads to that child ({@code Edge{label, target}} of a radix tree, {@code INode} of a concurrent trie).
 *
 * @param target the field that leads to the child
 * @param next the field that leads to the next edge of the same node, if edges are chained
 */
record EdgeClass(FieldProfile target, @Nullable FieldProfile next) {

    /** The classes of edges of a family, by class id; empty if the family refers to itself without any. */
    static Map<Integer, EdgeClass> of(final BitSet family, final Profiler profiler) {
        final Map<Integer, EdgeClass> edges = new HashMap<>();
        for (int id = family.nextSetBit(0); id >= 0; id = family.nextSetBit(id + 1)) {
            final EdgeClass edge = of(id, profiler.of(id));
            if (edge != null && leadsToEdges(family, id, edge, profiler)) {
                edges.put(id, edge);
            }
        }
        // What an edge leads to is a node, and what holds edges holds nothing else.
        final boolean consistent = edges.values().stream()
                .noneMatch(edge -> edges.keySet().stream().anyMatch(edge.target().direct::get))
                && edges.size() < family.cardinality() && family.stream().filter(id -> !edges.containsKey(id))
                        .allMatch(id -> holdsEdgesOnly(profiler.of(id), edges));
        return consistent ? edges : Map.of();
    }

    private static @Nullable EdgeClass of(final int id, final FieldProfile[] profiles) {
        FieldProfile target = null;
        FieldProfile next = null;
        for (final FieldProfile profile : profiles) {
            if (profile.contained.isEmpty() && profile.direct.isEmpty()) {
                continue;
            }
            final boolean leadsToItself = profile.direct.get(id);
            final boolean known = leadsToItself ? next != null : target != null;
            if (!profile.contained.isEmpty() || known || leadsToItself && profile.direct.cardinality() > 1) {
                return null;
            }
            if (leadsToItself) {
                next = profile;
            } else {
                target = profile;
            }
        }
        return target == null ? null : new EdgeClass(target, next);
    }

    /** Whether some other class holds objects of this one as a node holds edges: in arrays and collections, or the first of a chain. */
    private static boolean leadsToEdges(final BitSet family, final int id, final EdgeClass edge,
            final Profiler profiler) {
        for (int other = family.nextSetBit(0); other >= 0; other = family.nextSetBit(other + 1)) {
            for (final FieldProfile profile : other == id ? new FieldProfile[0] : profiler.of(other)) {
                if (profile.contained.get(id) || edge.next != null && profile.direct.get(id)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holdsEdgesOnly(final FieldProfile[] profiles, final Map<Integer, EdgeClass> edges) {
        for (final FieldProfile profile : profiles) {
            final BitSet contained = (BitSet) profile.contained.clone();
            contained.or(profile.direct);
            final boolean leadsToEdge = contained.stream().anyMatch(edges::containsKey);
            if (leadsToEdge && !contained.stream().allMatch(edges::containsKey)) {
                return false;
            }
        }
        return true;
    }
}
