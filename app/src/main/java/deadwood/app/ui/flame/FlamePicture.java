package deadwood.app.ui.flame;

import deadwood.app.export.FlameGraph;
import deadwood.app.export.PictureFrame;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.theme.Appearance;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.WeightedTree;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.VBox;

/** A flame graph as a picture, without a window around it. */
public final class FlamePicture {

    /** Rows of a picture; a graph that is deeper says so below it. */
    private static final int MOST_ROWS = 400;
    private static final double SCALE = 2;
    private static final double MARGIN = 12;

    private FlamePicture() {}

    /**
     * Draws it. For the thread of the toolkit.
     *
     * @param width of the picture at its usual size, in pixels; the picture has two for each
     */
    public static Image of(final FlameGraph graph, final int width, final Appearance appearance) {
        final WeightedTree tree = graph.tree();
        final FlameViewModel model = new FlameViewModel(new TreeSource(ViewKind.FLAME, Map.of(new FlameForm("", ""),
                new FlameTree(done(tree), new GraphText(graph), "")), "", new TreeSource.Aside() {

                    @Override
                    public <T> Loadable<T> run(final Supplier<T> work) {
                        return done(work.get());
                    }
                }), _ -> {});
        model.load();
        final int depth = FlameLayout.of(tree, FlameViewModel.VALUE, 0, width - 2 * MARGIN, FlameCanvas.NARROWEST)
                .depth();
        final int rows = Math.min(depth, MOST_ROWS);
        final FlameCanvas canvas = new FlameCanvas(model, new SimpleObjectProperty<>(Theme.LIGHT), () -> {});
        canvas.show(tree);
        canvas.setMinHeight(rows * FlameRows.ROW);
        final Label title = new Label(graph.title());
        title.getStyleClass().add("view-title");
        final VBox picture = new VBox(8, title, canvas);
        picture.setPadding(new Insets(MARGIN, MARGIN - FlameCanvas.BAR, MARGIN, MARGIN));
        picture.getStyleClass().add("shell");
        final Scene scene = new Scene(picture, width, rows * FlameRows.ROW + 2 * MARGIN + 40);
        appearance.dress(scene);
        picture.applyCss();
        picture.layout();
        return PictureFrame.of(picture, rows < depth
                ? graph.caption() + "  ·  the outermost " + rows + " of " + depth + " rows"
                : graph.caption(), "", SCALE);
    }

    private static <T> Loadable<T> done(final T value) {
        return new Loadable<>(() -> CompletableFuture.completedFuture(value), Runnable::run);
    }

    /** Says in the window what a file says. */
    private record GraphText(FlameGraph graph) implements FlameText {

        @Override
        public String shorten(final String name) {
            return graph.shorten(name);
        }

        @Override
        public double hue(final WeightedTree tree, final int node) {
            return graph.hue(node);
        }

        @Override
        public String amount(final WeightedTree tree, final int node) {
            return graph.amount(node);
        }

        @Override
        public String amounts(final WeightedTree tree, final int node) {
            return graph.amount(node);
        }

        @Override
        public String merged(final long weight) {
            return graph.amountOf(weight);
        }

        @Override
        public String more(final WeightedTree tree, final int node) {
            return "";
        }
    }
}
