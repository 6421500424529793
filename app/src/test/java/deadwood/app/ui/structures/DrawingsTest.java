package deadwood.app.ui.structures;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.session.HeapResults;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.detail.SlotStrip;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn of structures: nothing outside the canvas, everything can be pointed at and reached by keys. */
class DrawingsTest {

    @TempDir
    private Path directory;

    private interface Action {
        void with(StructureGroup group, StructureDetail detail);
    }

    private void forEachStructure(final Action action) throws IOException {
        try (OpenShop shop = new OpenShop(directory)) {
            final StructuresViewModel model = new StructuresViewModel(shop.after(),
                    new HeapResults(shop.after()).structures(), _ -> {});
            model.report().load();
            shop.settle();
            assertThat(model.rows()).extracting(StructureGroup::kind).contains(StructureKind.TRIE,
                    StructureKind.HASH_TABLE);
            for (final StructureGroup group : List.copyOf(model.rows())) {
                model.select(group);
                shop.settle();
                action.with(group, Objects.requireNonNull(Objects.requireNonNull(model.detailProperty().get())
                        .value()));
            }
        }
    }

    private static void check(final Drawing drawing, final double width) {
        assertThat(drawing.marks()).isNotEmpty();
        for (final Mark mark : drawing.marks()) {
            assertThat(mark.x()).isBetween(0.0, width);
            assertThat(mark.x() + mark.width()).isLessThanOrEqualTo(width + 2.5);
            assertThat(mark.y() + mark.height()).isLessThanOrEqualTo(drawing.height() + 0.001);
            assertThat(mark.text().get()).isNotBlank();
            assertThat(mark.share()).isBetween(0.0, 1.0);
        }
        final Mark first = drawing.beside(null, 1);
        assertThat(first).isSameAs(drawing.marks().getFirst());
        assertThat(drawing.beside(first, -1)).isSameAs(first);
        Mark lowest = first;
        for (Mark next = drawing.inRow(first, 1); !next.equals(lowest); next = drawing.inRow(next, 1)) {
            assertThat(next.row()).isEqualTo(lowest.row() + 1);
            lowest = next;
        }
        assertThat(lowest.row()).isEqualTo(drawing.marks().stream().mapToInt(Mark::row).max().orElse(-1));
        assertThat(drawing.at(first.x() + first.width() / 2, first.y() + first.height() / 2)).isNotNull();
        assertThat(drawing.at(-5, -5)).isNull();
    }

    @Test
    void stayInTheirCanvas() throws IOException {
        forEachStructure((group, detail) -> {
            for (final double width : new double[]{300, 777.5}) {
                if (detail.nodes() != null && detail.nodes().boxes().size() > 0) {
                    check(NodeDrawing.of(detail.nodes(), width, 240), width);
                }
                if (detail.strip() != null && detail.strip().slots() > 0) {
                    check(SlotDrawing.of(detail, detail.strip(), width), width);
                }
                check(SpreadDrawing.of(group.population(), 500), 500);
            }
            assertThat(NumberRow.of(detail)).allMatch(row -> row.numbers().size() == NumberRow.columns(detail).size()
                    - 1);
        });
    }

    @Test
    void tellDeadNodesFromLivingOnes() throws IOException {
        forEachStructure((group, detail) -> {
            if (group.kind() == StructureKind.TRIE) {
                final Drawing drawing = NodeDrawing.of(detail.nodes(), 900, 300);
                assertThat(drawing.marks()).extracting(Mark::fill).contains(Mark.Fill.PARTLY, Mark.Fill.DEAD);
                assertThat(drawing.marks().getFirst().object()).isNotEqualTo(Mark.NO_OBJECT);
                assertThat(Fact.of(detail)).extracting(Fact::name).contains("Dead nodes", "Depth");
            }
        });
    }

    @Test
    void putLongChainsTogether() {
        assertThat(SlotDrawing.lengths(List.of(new SlotStrip.Length(0, 5), new SlotStrip.Length(1, 4),
                new SlotStrip.Length(9, 3), new SlotStrip.Length(12, 2), new SlotStrip.Length(40, 1))))
                .extracting(BarChart.Bar::name, BarChart.Bar::number)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("0", 5L),
                        org.assertj.core.groups.Tuple.tuple("1", 4L),
                        org.assertj.core.groups.Tuple.tuple("9–12", 5L),
                        org.assertj.core.groups.Tuple.tuple("40", 1L));
    }
}
