package deadwood.app.cli;

import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureKind;
import deadwood.model.structure.measure.TableMeasures;
import deadwood.model.structure.measure.TrieMeasures;
import deadwood.model.tree.NameSearch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which structures are listed and in which order. */
final class StructureSelection {

    /** What rows can be sorted by, the largest first; fill the emptiest first. */
    private enum Order {
        WASTE(StructureGroup::wastedBytes),
        RETAINED(StructureGroup::retainedSize),
        FILL(group -> -fill(group)),
        DEAD(group -> group.trie() == null ? 0 : group.trie().deadBytes()),
        ENTRIES(StructureGroup::entries),
        COUNT(StructureGroup::count),
        ZERO(group -> group.measures().zeroBytes()),
        STALE(StructureSelection::staleBytes),
        COLLISIONS(group -> group.table() == null ? 0 : group.table().collisions());

        private final ToDoubleFunction<StructureGroup> key;

        Order(final ToDoubleFunction<StructureGroup> key) {
            this.key = key;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--kind", paramLabel = "KIND",
            description = "Only structures of this kind (hash-table, array-list, array, deque, queue, linked-list, tree, skip-list, vector, trie) or of a library (guava, scala …); may be given several times.")
    private List<String> kinds = List.of();

    @Option(names = "--where", paramLabel = "REGEX",
            description = "Only structures in places in which the regular expression is found, whatever the case of letters.")
    private @Nullable String where;

    @Option(names = "--sort", paramLabel = "MEASURE",
            description = "Sort by waste, retained, fill (the emptiest first), dead, entries, count, zero, stale or collisions. Without it: by waste.")
    private String sort = Order.WASTE.label();

    /**
     * The groups that were asked for, in the order that was asked for.
     *
     * @throws UsageException if an option is not understood
     */
    List<StructureGroup> of(final List<StructureGroup> all) {
        final Order order = order();
        final Pattern pattern = pattern();
        final NameSearch search = pattern == null ? null : new NameSearch(pattern);
        final List<StructureGroup> selected = all.stream()
                .filter(group -> kinds.isEmpty() || kinds.stream().anyMatch(kind -> is(group, kind)))
                .filter(group -> search == null || search.find(group.where())).toList();
        if (selected.isEmpty()) {
            checkKinds(all);
        }
        // Groups come sorted by waste, and the sort is stable.
        return order == Order.WASTE
                ? selected
                : selected.stream().sorted(Comparator.comparingDouble(order.key).reversed()).toList();
    }

    /** Says what is wrong with options before anything is read. */
    void check() {
        order();
        pattern();
    }

    private static boolean is(final StructureGroup group, final String kind) {
        return group.kind().label().equals(kind) || group.library() != null
                && group.library().toLowerCase(Locale.ROOT).contains(kind.toLowerCase(Locale.ROOT));
    }

    private void checkKinds(final List<StructureGroup> all) {
        for (final String kind : kinds) {
            if (Arrays.stream(StructureKind.values()).noneMatch(known -> known.label().equals(kind))
                    && all.stream().noneMatch(group -> is(group, kind))) {
                throw new UsageException("'" + kind + "' is neither a kind of structure nor a library in this heap;"
                        + " kinds are " + Arrays.stream(StructureKind.values()).map(StructureKind::label)
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private Order order() {
        return Arrays.stream(Order.values()).filter(known -> known.label().equals(sort)).findFirst()
                .orElseThrow(() -> new UsageException("'" + sort + "' is nothing to sort by; there are "
                        + Arrays.stream(Order.values()).map(Order::label).collect(Collectors.joining(", "))));
    }

    private @Nullable Pattern pattern() {
        try {
            return where == null ? null : Pattern.compile(where, Pattern.CASE_INSENSITIVE);
        } catch (final PatternSyntaxException e) {
            throw new UsageException("--where: '" + where + "' is no regular expression: " + e.getDescription());
        }
    }

    /** Entries a slot; 1 for what has no slots. */
    static double fill(final StructureGroup group) {
        return group.capacity() == 0 ? 1 : (double) group.entries() / group.capacity();
    }

    private static long staleBytes(final StructureGroup group) {
        final TableMeasures table = group.table();
        final TrieMeasures trie = group.trie();
        return (table == null ? 0 : table.staleBytes()) + (trie == null ? 0 : trie.staleBytes());
    }
}
