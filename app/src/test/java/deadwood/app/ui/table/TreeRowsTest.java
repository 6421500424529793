package deadwood.app.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.table.TreeRows.MoreRow;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Page;
import deadwood.app.ui.table.TreeRows.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeRowsTest {

    /** Node "x" has children "x.0", "x.1" …; each answers at once, or when it is told to. */
    private static final class Numbered implements TreeRows.Source<String> {

        private final int width;
        private final int depth;
        private final boolean atOnce;
        private final List<Runnable> waiting = new ArrayList<>();

        Numbered(final int width, final int depth, final boolean atOnce) {
            this.width = width;
            this.depth = depth;
            this.atOnce = atOnce;
        }

        List<String> children(final String node) {
            return IntStream.range(0, width).mapToObj(i -> node + "." + i).toList();
        }

        @Override
        public boolean hasChildren(final String node) {
            return node.chars().filter(c -> c == '.').count() < depth;
        }

        @Override
        public void children(final String node, final int from, final int count,
                final Consumer<Page<String>> receiver) {
            final Runnable answer = () -> receiver.accept(Page.of(children(node), from, count));
            if (atOnce) {
                answer.run();
            } else {
                waiting.add(answer);
            }
        }

        void answerAll() {
            final List<Runnable> now = List.copyOf(waiting);
            waiting.clear();
            now.forEach(Runnable::run);
        }
    }

    private static TreeRows<String> tree(final Numbered source) {
        final TreeRows<String> rows = new TreeRows<>(source);
        rows.show("r", Page.of(source.children("r"), 0, TreeRows.PAGE));
        return rows;
    }

    private static List<String> drawn(final TreeRows<String> rows) {
        return rows.rows().stream().map(row -> "  ".repeat(row.depth()) + switch (row) {
            case final NodeRow<String> node -> (node.hasChildren() ? node.isOpen() ? "- " : "+ " : "  ") + node.node();
            case final MoreRow<String> more -> "… " + more.count();
        }).toList();
    }

    @SuppressWarnings("unchecked")
    private static NodeRow<String> row(final TreeRows<String> rows, final String node) {
        return (NodeRow<String>) rows.rows().stream()
                .filter(row -> row instanceof final NodeRow<?> candidate && candidate.node().equals(node))
                .findFirst().orElseThrow();
    }

    @Test
    void opensAndClosesWhereItIsToldTo() {
        final TreeRows<String> rows = tree(new Numbered(2, 3, true));
        rows.toggle(row(rows, "r.0"));
        rows.toggle(row(rows, "r.0.1"));
        assertThat(drawn(rows)).containsExactly(
                "- r.0",
                "  + r.0.0",
                "  - r.0.1",
                "      r.0.1.0",
                "      r.0.1.1",
                "+ r.1");
        rows.toggle(row(rows, "r.0"));
        assertThat(drawn(rows)).containsExactly("+ r.0", "+ r.1");
    }

    @Test
    void asksForALongFamilyPageByPage() {
        final TreeRows<String> rows = tree(new Numbered(450, 1, true));
        assertThat(rows.rows()).hasSize(201).last().isEqualTo(new MoreRow<>("r", 0, 200, 250));
        rows.toggle(rows.rows().getLast());
        assertThat(rows.rows()).hasSize(401).last().isEqualTo(new MoreRow<>("r", 0, 400, 50));
        rows.toggle(rows.rows().getLast());
        assertThat(rows.rows()).hasSize(450).allMatch(NodeRow.class::isInstance);
    }

    @Test
    void saysThatChildrenAreOnTheirWay() {
        final Numbered source = new Numbered(2, 2, false);
        final TreeRows<String> rows = tree(source);
        rows.toggle(row(rows, "r.1"));
        assertThat(drawn(rows)).containsExactly("+ r.0", "- r.1", "  … 0");
        source.answerAll();
        assertThat(drawn(rows)).containsExactly("+ r.0", "- r.1", "    r.1.0", "    r.1.1");
    }

    @Test
    void dropsAnAnswerThatNobodyWaitsForAnyMore() {
        final Numbered source = new Numbered(2, 2, false);
        final TreeRows<String> rows = tree(source);
        rows.toggle(row(rows, "r.0"));
        rows.toggle(row(rows, "r.0"));
        rows.toggle(row(rows, "r.0"));
        source.answerAll();
        assertThat(drawn(rows)).containsExactly("- r.0", "    r.0.0", "    r.0.1", "+ r.1");
    }

    @Test
    void revealsANodeByItsAncestors() {
        final TreeRows<String> rows = tree(new Numbered(500, 2, true));
        final int index = rows.reveal(List.of("r.333", "r.333.410"));
        assertThat(rows.rows().get(index)).isEqualTo(new NodeRow<>("r.333.410", 1, false, false));
        assertThat(rows.reveal(List.of("r.1", "nobody"))).isEqualTo(rows.rows().indexOf(row(rows, "r.1")));
        assertThat(rows.reveal(List.of("nobody"))).isEqualTo(-1);
    }

    /** The oracle: the set of open nodes, and the rows that follow from it. */
    @Test
    void agreesWithTheSetOfOpenNodesAfterAnyOrderOfClicks() {
        for (int seed = 0; seed < 200; seed++) {
            final Random random = new Random(seed);
            final Numbered source = new Numbered(1 + random.nextInt(4), 1 + random.nextInt(4), true);
            final TreeRows<String> rows = tree(source);
            final Set<String> open = new HashSet<>();
            for (int click = 0; click < 40; click++) {
                final Row<String> row = rows.rows().get(random.nextInt(rows.rows().size()));
                final NodeRow<String> node = (NodeRow<String>) row;
                rows.toggle(row);
                if (node.isOpen()) {
                    open.removeIf(other -> (other + ".").startsWith(node.node() + "."));
                } else if (node.hasChildren()) {
                    open.add(node.node());
                }
                final List<String> expected = new ArrayList<>();
                expect(source, "r", open, expected);
                assertThat(rows.rows().stream().map(shown -> ((NodeRow<String>) shown).node()))
                        .as("seed %s click %s", seed, click).isEqualTo(expected);
            }
        }
    }

    private static void expect(final Numbered source, final String node, final Set<String> open,
            final List<String> rows) {
        for (final String child : source.children(node)) {
            rows.add(child);
            if (open.contains(child)) {
                expect(source, child, open, rows);
            }
        }
    }
}
