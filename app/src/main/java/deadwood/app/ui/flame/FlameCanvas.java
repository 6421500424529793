package deadwood.app.ui.flame;

import deadwood.app.ui.flame.FlamePainter.Picture;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.model.tree.FlameLayout;
import deadwood.model.tree.WeightedTree;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
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
public final class FlameCanvas extends Region {

    /** Boxes narrower than this are drawn together, in pixels. */
    static final double NARROWEST = 1;
    /** Boxes of this width on average can be told apart, in pixels. */
    private static final double TOLD_APART = 6;
    /** Width of the scroll bar in pixels. */
    static final double BAR = 10;

    private final FlameViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final FlameCard card;
    private final FlameMenu menu;
    private final FlamePainter painter = new FlamePainter(Font.font("Roboto", 12));
    private final ReadOnlyStringWrapper chosenText = new ReadOnlyStringWrapper("");
    private @Nullable FlameLayout layout;
    private @Nullable WeightedTree tree;
    private double laidOutFor = -1;
    private int hovered = -1;
    private FlameLook look;
    private @Nullable FlameCanvas companion;

    /** @param find puts the cursor where one types what to search for */
    public FlameCanvas(final FlameViewModel model, final ObservableValue<Theme> theme, final Runnable find) {
        this.model = model;
        this.look = FlameLook.of(model);
        this.card = new FlameCard(model);
        this.menu = new FlameMenu(model);
        getStyleClass().add("flame");
        setFocusTraversable(true);
        setAccessibleText(Messages.get(
                model.source().lens() == null ? "flame.accessible" : "profile.accessible"));
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, _) -> requestLayout());
        getChildren().addAll(canvas, bar, card);
        model.zoomProperty().addListener((_, _, _) -> layOutAgain());
        model.foundProperty().addListener((_, _, _) -> requestLayout());
        model.isRootAtBottomProperty().addListener((_, _, _) -> layOutAgain());
        model.chosenProperty().addListener((_, _, now) -> choose(now.intValue()));
        final ProfileSource profile = model.source().profile();
        if (profile != null) {
            profile.coloursProperty().addListener((_, _, _) -> requestLayout());
        }
        theme.addListener((_, _, now) -> {
            painter.theme(now);
            requestLayout();
        });
        painter.theme(theme.getValue());
        listen(find);
    }

    private void listen(final Runnable find) {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> hoverAt(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> unhover());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(ScrollEvent.SCROLL, event -> {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            hoverAt(event.getX(), event.getY());
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("/")) {
                find.run();
                event.consume();
            }
        });
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    }

    /** What is known of the node that was chosen, in lines; "" while none is. */
    public ReadOnlyStringProperty chosenTextProperty() {
        return chosenText.getReadOnlyProperty();
    }

    /** Draws it otherwise from now on. */
    public void look(final FlameLook other) {
        look = other;
        card.look(other);
        layOutAgain();
    }

    /** Two canvases of one model scroll together, and what the mouse is on in one of them is marked in both. */
    public void inStepWith(final FlameCanvas other) {
        companion = other;
        other.companion = this;
        bar.valueProperty().bindBidirectional(other.bar.valueProperty());
    }

    public void show(final WeightedTree shown) {
        tree = shown;
        layOutAgain();
    }

    /** As after a change of what {@link FlameLook} says. */
    public void layOutAgain() {
        laidOutFor = -1;
        unhover();
        requestLayout();
    }

    private void choose(final int node) {
        scrollToChosen();
        requestLayout();
        chosenText.set(tree == null || node == WeightedTree.NONE ? "" : card.describe(tree, node));
        setAccessibleHelp(chosenText.get());
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
        final FlameZoom zoom = model.zoomProperty().get();
        final boolean isNew = laidOutFor < 0;
        final double used = Math.max(1, width * look.fullness(tree, zoom));
        if (laidOutFor != used || layout == null) {
            layout = FlameLayout.ofPart(tree, look.value(), zoom.node(), zoom.first(), zoom.last(), used, NARROWEST);
            laidOutFor = used;
            if (companion != null) {
                // It may have as many rows now as this one; not before this pass is over.
                Platform.runLater(companion::requestLayout);
            }
        }
        placeBar(width, height, layout, isNew);
        painter.paint(canvas.getGraphicsContext2D(), new Picture(tree, layout, model.foundProperty().get(),
                look.text(), rows(layout), hovered, box(model.chosenProperty().get()), width, height));
    }

    private FlameRows rows(final FlameLayout boxes) {
        return new FlameRows(depth(boxes), getHeight(), bar.getValue(), model.isRootAtBottomProperty().get());
    }

    /** Number of rows, on whichever of both canvases has more. */
    private int depth(final FlameLayout boxes) {
        return companion == null || companion.layout == null || companion.tree != tree
                ? boxes.depth()
                : Math.max(boxes.depth(), companion.layout.depth());
    }

    /** @param isNew whether what is zoomed on is to come into sight */
    private void placeBar(final double width, final double height, final FlameLayout boxes, final boolean isNew) {
        final double whole = depth(boxes) * FlameRows.ROW;
        bar.setVisible(whole > height);
        bar.setMax(Math.max(0, whole - height));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(whole, 1));
        bar.setUnitIncrement(FlameRows.ROW);
        bar.setBlockIncrement(height - FlameRows.ROW);
        if (isNew) {
            final double top = new FlameRows(depth(boxes), height, 0, model.isRootAtBottomProperty().get())
                    .top(zoomRow());
            final boolean isInSight = top >= bar.getValue() && top + 2 * FlameRows.ROW <= bar.getValue() + height;
            if (model.isRootAtBottomProperty().get()) {
                bar.setValue(isInSight && zoomRow() > 0 ? bar.getValue() : top + 2 * FlameRows.ROW - height);
            } else if (!isInSight) {
                bar.setValue(top - FlameRows.ROW);
            }
        }
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.resizeRelocate(width, 0, BAR, height);
    }

    private int zoomRow() {
        return tree == null ? 0 : tree.depth(model.zoomProperty().get().node());
    }

    private int box(final int node) {
        return layout == null || node == WeightedTree.NONE ? -1 : layout.boxOf(node);
    }

    private void scrollToChosen() {
        final int box = box(model.chosenProperty().get());
        if (box >= 0 && layout != null) {
            final double top = rows(layout).top(layout.depth(box)) + bar.getValue();
            if (top < bar.getValue() || top + FlameRows.ROW > bar.getValue() + getHeight()) {
                bar.setValue(Math.clamp(top - getHeight() / 2, 0, bar.getMax()));
            }
        }
    }

    private int boxAt(final double x, final double y) {
        return layout == null ? -1 : layout.hit(x, rows(layout).rowAt(y));
    }

    /** As if the mouse were there. */
    void hoverAt(final double x, final double y) {
        final int box = boxAt(x, y);
        hover(box);
        if (companion != null) {
            companion.hover(companion.box(box < 0 || layout == null ? WeightedTree.NONE : layout.node(box)));
        }
        if (box < 0 || layout == null || tree == null) {
            card.setVisible(false);
        } else {
            card.show(tree, layout, box, x, y, getWidth(), getHeight());
        }
    }

    private void hover(final int box) {
        if (box != hovered) {
            hovered = box;
            requestLayout();
        }
    }

    private void unhover() {
        hover(-1);
        if (companion != null) {
            companion.hover(-1);
        }
        card.setVisible(false);
        requestLayout();
    }

    /** The menu of the box under the mouse, or of the node that was chosen. */
    private void menu(final ContextMenuEvent event) {
        if (tree == null || layout == null) {
            return;
        }
        final int box = boxAt(event.getX(), event.getY());
        if (event.isKeyboardTrigger()) {
            showMenuOfChosen();
        } else {
            showMenu(box, event.getX(), new Point2D(event.getScreenX(), event.getScreenY()));
        }
        event.consume();
    }

    private void showMenuOfChosen() {
        final int chosen = model.chosenProperty().get();
        if (tree != null && chosen != WeightedTree.NONE) {
            card.setVisible(false);
            menu.show(this, tree, chosen, below(box(chosen)));
        }
    }

    private void showMenu(final int box, final double x, final Point2D at) {
        if (tree == null || layout == null || box < 0) {
            return;
        }
        card.setVisible(false);
        final int node = layout.node(box);
        if (node == WeightedTree.NONE) {
            menu.showMerged(this, part(tree, layout, box, x), at);
        } else {
            model.choose(node);
            menu.show(this, tree, node, at);
        }
    }

    /** Where the menu of a box opens that nobody pointed at. */
    private Point2D below(final int box) {
        if (layout == null || box < 0) {
            return localToScreen(0, 0);
        }
        return localToScreen(Math.clamp(layout.x(box), 0, getWidth()), rows(layout).top(layout.depth(box))
                + FlameRows.ROW);
    }

    /** As many of those that were merged into a box as can be told apart, from a place in it on. */
    private FlameZoom part(final WeightedTree drawn, final FlameLayout boxes, final int box, final double x) {
        final double share = Math.clamp((x - boxes.x(box)) / boxes.width(box), 0, 1);
        return FlameZoom.part(drawn, boxes.node(boxes.parentBox(box)), boxes.firstNode(box), boxes.lastNode(box), share,
                Math.max(1, (int) (canvas.getWidth() / TOLD_APART)));
    }

    private void click(final MouseEvent event) {
        requestFocus();
        final int box = boxAt(event.getX(), event.getY());
        if (box < 0 || layout == null || tree == null || event.getButton() != MouseButton.PRIMARY
                || event.getX() >= canvas.getWidth()) {
            return;
        }
        final int node = layout.node(box);
        final boolean isDouble = event.getClickCount() == 2;
        if (node != WeightedTree.NONE && isDouble) {
            model.zoom(node);
        } else if (node != WeightedTree.NONE) {
            model.choose(node);
        } else if (isDouble) {
            model.zoom(part(tree, layout, box, event.getX()));
        }
    }

    private void key(final KeyEvent event) {
        if (tree == null) {
            return;
        }
        final int chosen = model.chosenProperty().get();
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            if (chosen != WeightedTree.NONE) {
                FlameMenu.copy(model.stack(chosen));
            }
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.F10) {
            showMenuOfChosen();
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown()
                && new FlameKeys(model, tree).handle(event.getCode())) {
            event.consume();
        }
    }
}
