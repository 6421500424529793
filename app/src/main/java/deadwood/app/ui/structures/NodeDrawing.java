package deadwood.app.ui.structures;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.Messages;
import deadwood.model.structure.detail.Icicle;
import deadwood.model.structure.detail.Icicle.Bar;
import deadwood.model.structure.detail.NodeBoxes;
import deadwood.model.structure.detail.NodePicture;
import deadwood.model.structure.trie.TrieDetail.Level;
import java.util.List;

/** Lays out the nodes of a trie or tree: level below level, each as wide as there are nodes below it. */
final class NodeDrawing {

    private static final double GUTTER = 122;
    private static final double HIGHEST = 34;
    private static final double LOWEST = 13;
    /** Boxes that have room for more than a number. */
    private static final double WIDE = 180;

    private NodeDrawing() {}

    /** @param height that there is; it takes more if rows would be too low */
    static Drawing of(final NodePicture picture, final double width, final double height) {
        final Drawing.Builder drawing = new Drawing.Builder();
        final List<Level> levels = picture.levels().levels();
        final long nodes = levels.stream().mapToLong(Level::nodes).sum();
        final long dead = levels.stream().mapToLong(Level::deadNodes).sum();
        drawing.title(Messages.get(dead == 0 ? "structure.nodes.alive" : "structure.nodes", Sizes.count(nodes),
                Sizes.count(dead), Sizes.share(Sizes.ratio(dead, nodes)), Sizes.count(levels.size())), 0, width);
        final Icicle icicle = Icicle.of(picture.boxes(), Math.max(20, width - GUTTER));
        final double row = Math.clamp((height - drawing.y() - 4) / Math.max(1, icicle.levels()), LOWEST, HIGHEST);
        for (int level = 0; level < icicle.levels(); level++) {
            final Level facts = levels.get(level);
            final double middle = drawing.y() + row / 2 - 1;
            drawing.caption(Sizes.count(level), 0, middle, 26, false);
            drawing.caption(Messages.get(facts.nodes() == 1 ? "structure.level.one" : "structure.level",
                    Sizes.count(facts.nodes())), 26, middle, GUTTER - 34, false);
            for (final Bar bar : icicle.row(level)) {
                drawing.add(mark(icicle, bar, facts.depth(), drawing, row));
            }
            drawing.nextRow();
            drawing.skip(row);
        }
        if (levels.size() > icicle.levels()) {
            drawing.title(Messages.get("structure.deeper", Sizes.count(levels.size() - (long) icicle.levels())), 26,
                    width - 26);
        }
        return drawing.build();
    }

    private static Mark mark(final Icicle icicle, final Bar bar, final int depth, final Drawing.Builder drawing,
            final double row) {
        final NodeBoxes boxes = icicle.boxes();
        final long nodes = icicle.nodes(bar);
        final long dead = icicle.deadNodes(bar);
        final boolean isSingle = !bar.isMerged() && boxes.object(bar.first()) != NodeBoxes.SEVERAL;
        final Mark.Fill fill = dead == 0 ? Mark.Fill.ALIVE : dead == nodes ? Mark.Fill.DEAD : Mark.Fill.PARTLY;
        return new Mark(drawing.row(), GUTTER + bar.x(), drawing.y(),
                Math.max(0.6, bar.width() - (bar.width() > 4 ? 1 : 0)), row - 1, fill,
                (double) dead / Math.max(1, nodes), label(nodes, icicle.entries(bar), bar.width()),
                () -> words(icicle, bar, depth, isSingle), isSingle ? boxes.object(bar.first()) : Mark.NO_OBJECT);
    }

    private static String label(final long nodes, final long entries, final double width) {
        return width < WIDE
                ? Sizes.count(nodes)
                : Messages.get("structure.box.label", Sizes.count(nodes), Sizes.count(entries));
    }

    private static String words(final Icicle icicle, final Bar bar, final int depth, final boolean isSingle) {
        final NodeBoxes boxes = icicle.boxes();
        long tops = 0;
        for (int box = bar.first(); box <= bar.last(); box++) {
            tops += boxes.tops(box);
        }
        return (isSingle
                ? Messages.get("structure.box.one", Sizes.count(depth))
                : Messages.get("structure.box.many", Sizes.count(tops), Sizes.count(depth)))
                + "\n" + Messages.get("structure.box.nodes", Sizes.count(icicle.nodes(bar)),
                        Sizes.count(icicle.deadNodes(bar)), Sizes.count(icicle.entries(bar)))
                + "\n" + Messages.get("structure.box.bytes", Sizes.bytes(icicle.bytes(bar)));
    }
}
