package deadwood.app.ui.flame;

import deadwood.app.text.Sizes;
import deadwood.app.ui.flame.FlamePainter.Picture;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.WeightedTree;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The canvas of a flame graph with its scroll bar and the card that says what is under the mouse. Painted when it is laid out, which
 * happens once a pulse however much changes before.
 */
final class FlameCanvas extends Region {

    private static final double NARROWEST = 1;
    private static final double BAR = 10;
    private static final double AWAY = 14;

    private final FlameViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label card = new Label();
    private final FlamePainter painter = new FlamePainter(Font.font("Roboto", 12));
    private final ReadOnlyStringWrapper chosenText = new ReadOnlyStringWrapper("");
    private @Nullable FlameLayout layout;
    private @Nullable WeightedTree tree;
    private double laidOutFor = -1;
    private int hovered = -1;

    FlameCanvas(final FlameViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        getStyleClass().add("flame");
        setFocusTraversable(true);
        setAccessibleText(Messages.get(
                model.source().isFiltered() ? "profile.accessible" : "flame.accessible"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, _) -> requestLayout());
        card.getStyleClass().add("hover-card");
        card.setManaged(false);
        card.setMouseTransparent(true);
        card.setVisible(false);
        getChildren().addAll(canvas, bar, card);
        model.zoomProperty().addListener((_, _, _) -> layOutAgain());
        model.foundProperty().addListener((_, _, _) -> requestLayout());
        model.chosenProperty().addListener((_, _, now) -> {
            scrollToChosen();
            requestLayout();
            chosenText.set(tree == null || now.intValue() == WeightedTree.NONE
                    ? ""
                    : describe(tree, now.intValue()));
            setAccessibleHelp(chosenText.get());
        });
        theme.addListener((_, _, now) -> {
            painter.theme(now);
            requestLayout();
        });
        painter.theme(theme.getValue());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> unhover());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            hoverAt(event.getX(), event.getY());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    /** What is known of the node that was chosen, in lines; "" while none is. */
    ReadOnlyStringProperty chosenTextProperty() {
        return chosenText.getReadOnlyProperty();
    }

    void show(final WeightedTree shown) {
        tree = shown;
        layOutAgain();
    }

    private void layOutAgain() {
        laidOutFor = -1;
        unhover();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        final double width = snapSizeX(getWidth() - BAR);
        final double height = snapSizeY(getHeight());
        if (width < 1 || height < 1) {
            return;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        if (tree == null) {
            return;
        }
        if (laidOutFor != width || layout == null) {
            layout = FlameLayout.of(tree, FlameViewModel.VALUE, model.zoomProperty().get(), width, NARROWEST);
            laidOutFor = width;
        }
        placeBar(width, height, layout);
        painter.paint(canvas.getGraphicsContext2D(), new Picture(tree, layout, model.foundProperty().get(),
                model.formProperty().get().text(), model.zoomProperty().get(), hovered,
                box(model.chosenProperty().get()), bar.getValue(), width, height));
    }

    private void placeBar(final double width, final double height, final FlameLayout boxes) {
        final double whole = boxes.depth() * FlamePainter.ROW;
        bar.setVisible(whole > height);
        bar.setMax(Math.max(0, whole - height));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(whole, 1));
        bar.setUnitIncrement(FlamePainter.ROW);
        bar.setBlockIncrement(height - FlamePainter.ROW);
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.resizeRelocate(width, 0, BAR, height);
    }

    private int box(final int node) {
        return layout == null || node == WeightedTree.NONE ? -1 : layout.boxOf(node);
    }

    private void scrollToChosen() {
        final int box = box(model.chosenProperty().get());
        if (box >= 0 && layout != null) {
            final double top = layout.depth(box) * FlamePainter.ROW;
            if (top < bar.getValue() || top + FlamePainter.ROW > bar.getValue() + getHeight()) {
                bar.setValue(Math.clamp(top - getHeight() / 2, 0, bar.getMax()));
            }
        }
    }

    private int boxAt(final double x, final double y) {
        return layout == null ? -1 : layout.hit(x, (int) Math.floor((y + bar.getValue()) / FlamePainter.ROW));
    }

    private void hover(final MouseEvent event) {
        hoverAt(event.getX(), event.getY());
    }

    /** As if the mouse were there. */
    void hoverAt(final double x, final double y) {
        final int box = boxAt(x, y);
        if (box != hovered) {
            hovered = box;
            requestLayout();
        }
        if (box < 0 || layout == null || tree == null) {
            card.setVisible(false);
            return;
        }
        final int node = layout.node(box);
        card.setText(node == WeightedTree.NONE ? describeMerged(tree, layout.weight(box)) : describe(tree, node));
        card.setVisible(true);
        card.autosize();
        final double left = x + AWAY + card.getWidth() <= getWidth() ? x + AWAY : x - AWAY - card.getWidth();
        final double top = y + AWAY + card.getHeight() <= getHeight() ? y + AWAY : y - AWAY - card.getHeight();
        card.relocate(Math.max(0, snapPositionX(left)), Math.max(0, snapPositionY(top)));
    }

    private String describe(final WeightedTree drawn, final int node) {
        final FlameText text = model.formProperty().get().text();
        final String more = text.more(drawn, node);
        return drawn.name(node) + '\n' + text.amounts(drawn, node) + '\n'
                + shares(drawn, drawn.total(FlameViewModel.VALUE, node)) + (more.isEmpty() ? "" : '\n' + more);
    }

    private String describeMerged(final WeightedTree drawn, final long weight) {
        return Messages.get("flame.narrow") + '\n' + model.formProperty().get().text().merged(weight) + '\n'
                + shares(drawn, weight);
    }

    private String shares(final WeightedTree drawn, final long weight) {
        final long whole = drawn.total(FlameViewModel.VALUE, 0);
        final long zoomed = drawn.total(FlameViewModel.VALUE, model.zoomProperty().get());
        final String share = Messages.get("flame.share", Sizes.share(Sizes.ratio(weight, whole)));
        return model.zoomProperty().get() > 0 && weight <= zoomed
                ? share + "  ·  " + Messages.get("flame.share.zoomed", Sizes.share(Sizes.ratio(weight, zoomed)))
                : share;
    }

    /** The name of the node under the mouse, or else of the one that was chosen; "" if there is none. */
    private String named(final int box) {
        final int node = box >= 0 && layout != null ? layout.node(box) : model.chosenProperty().get();
        return tree == null || node == WeightedTree.NONE ? "" : tree.name(node);
    }

    /** The menu of a box: the stacks it is on, or all others. */
    private void menu(final ContextMenuEvent event) {
        final String name = named(event.isKeyboardTrigger() ? -1 : boxAt(event.getX(), event.getY()));
        if (!model.source().isFiltered() || name.isEmpty()) {
            return;
        }
        final String shown = model.formProperty().get().text().shorten(name);
        final MenuItem focus = new MenuItem(Messages.get("flame.menu.focus", shown));
        focus.setMnemonicParsing(false);
        focus.setOnAction(_ -> model.focus(name));
        final MenuItem ignore = new MenuItem(Messages.get("flame.menu.ignore", shown));
        ignore.setMnemonicParsing(false);
        ignore.setOnAction(_ -> model.ignore(name));
        new ContextMenu(focus, ignore).show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void unhover() {
        hovered = -1;
        card.setVisible(false);
        requestLayout();
    }

    private void click(final MouseEvent event) {
        requestFocus();
        final int box = boxAt(event.getX(), event.getY());
        if (box < 0 || layout == null || event.getButton() != MouseButton.PRIMARY
                || event.getX() >= canvas.getWidth()) {
            return;
        }
        final int node = layout.node(box);
        if (node == WeightedTree.NONE) {
            // Several that are too narrow: what they are shows when their parent has more room.
            if (event.getClickCount() == 2 && layout.parentBox(box) >= 0) {
                model.zoom(layout.node(layout.parentBox(box)));
            }
        } else if (event.getClickCount() == 2) {
            model.zoom(node);
        } else {
            model.choose(node);
        }
    }

    private void key(final KeyEvent event) {
        if (tree != null && new FlameKeys(model, tree).handle(event.getCode())) {
            event.consume();
        }
    }
}
