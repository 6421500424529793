package deadwood.app.ui.structures;

import deadwood.app.ui.theme.Theme;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows a drawing: what is pointed at says what it is, arrow keys go from mark to mark, Enter and a click choose the object of one. Painted once a
 * pulse, however much changes before.
 */
final class DrawingCanvas extends Region {

    private static final double BAR = 10;
    private static final double AWAY = 14;
    private static final double STEP = 40;

    /** Makes a drawing for the room there is. */
    @FunctionalInterface
    interface Layout {
        Drawing of(double width, double height);
    }

    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final Label card = new Label();
    private final DrawingPainter painter = new DrawingPainter();
    private final IntConsumer choose;
    private final String name;
    private Layout layout = (_, _) -> Drawing.NOTHING;
    private Drawing drawing = Drawing.NOTHING;
    private double drawnWidth = -1;
    private double drawnHeight = -1;
    private @Nullable Mark chosen;
    private @Nullable Mark pointed;
    private double pointerX;
    private double pointerY;

    /**
     * @param name what screen readers call it
     * @param choose told the object of a mark that was chosen
     */
    DrawingCanvas(final String id, final String name, final ObservableValue<Theme> theme, final IntConsumer choose) {
        this.choose = choose;
        this.name = name;
        setId(id);
        setFocusTraversable(true);
        setAccessibleText(name);
        getStyleClass().add("drawing");
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((_, _, _) -> requestLayout());
        card.getStyleClass().add("hover-card");
        card.setManaged(false);
        card.setMouseTransparent(true);
        card.setVisible(false);
        getChildren().addAll(canvas, bar, card);
        theme.addListener((_, _, now) -> {
            painter.theme(now);
            requestLayout();
        });
        painter.theme(theme.getValue());
        focusedProperty().addListener((_, _, _) -> requestLayout());
        listen();
    }

    /** Shows something else. */
    void show(final Layout next) {
        layout = next;
        drawnWidth = -1;
        chosen = null;
        pointed = null;
        bar.setValue(0);
        setAccessibleText(name);
        requestLayout();
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX(), event.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(-1, -1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            final Mark mark = drawing.at(event.getX(), event.getY() + bar.getValue());
            if (mark != null && event.getButton() == MouseButton.PRIMARY) {
                choose(mark);
                open();
            }
        });
        addEventHandler(ScrollEvent.SCROLL, event -> {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
            event.consume();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isAltDown() && !event.isShortcutDown() && handle(event.getCode())) {
                event.consume();
            }
        });
    }

    private boolean handle(final KeyCode key) {
        switch (key) {
            case LEFT, RIGHT -> choose(drawing.beside(chosen, key == KeyCode.LEFT ? -1 : 1));
            case UP, DOWN -> choose(drawing.inRow(chosen, key == KeyCode.UP ? -1 : 1));
            case ENTER -> open();
            case PAGE_UP -> bar.setValue(Math.max(0, bar.getValue() - STEP));
            case PAGE_DOWN -> bar.setValue(Math.min(bar.getMax(), bar.getValue() + STEP));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void choose(final @Nullable Mark mark) {
        if (mark == null) {
            return;
        }
        chosen = mark;
        setAccessibleText(name + ": " + mark.text().get().replace("\n", ", "));
        if (mark.y() < bar.getValue()) {
            bar.setValue(Math.max(0, mark.y() - 4));
        } else if (mark.y() + mark.height() > bar.getValue() + getHeight()) {
            bar.setValue(Math.min(bar.getMax(), mark.y() + mark.height() - getHeight() + 4));
        }
        requestLayout();
    }

    private void open() {
        if (chosen != null && chosen.object() != Mark.NO_OBJECT) {
            choose.accept(chosen.object());
        }
    }

    /** As if the mouse were there. */
    void point(final double x, final double y) {
        pointerX = x;
        pointerY = y;
        pointed = x < 0 ? null : drawing.at(x, y + bar.getValue());
        requestLayout();
    }

    @Override
    protected double computePrefHeight(final double width) {
        return 240;
    }

    @Override
    protected void layoutChildren() {
        final double width = snapSizeX(getWidth() - BAR);
        final double height = snapSizeY(getHeight());
        if (width < 1 || height < 1) {
            return;
        }
        if (width != drawnWidth || height != drawnHeight) {
            drawing = layout.of(width - 2, height);
            drawnWidth = width;
            drawnHeight = height;
            chosen = null;
            pointed = null;
        }
        canvas.setWidth(width);
        canvas.setHeight(height);
        bar.setVisible(drawing.height() > height + 1);
        bar.setMax(Math.max(0, drawing.height() - height));
        bar.setVisibleAmount(bar.getMax() * height / Math.max(drawing.height(), 1));
        bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
        bar.resizeRelocate(width, 0, BAR, height);
        final var graphics = canvas.getGraphicsContext2D();
        graphics.save();
        graphics.translate(0, -bar.getValue());
        painter.paint(graphics, drawing, pointed == null ? chosen : pointed, width,
                Math.max(height, drawing.height()) + bar.getValue());
        graphics.restore();
        showCard(width, height);
    }

    private void showCard(final double width, final double height) {
        final Mark shown = pointed == null && isFocused() ? chosen : pointed;
        card.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        final double x = pointed == null ? shown.x() + Math.min(shown.width(), 40) / 2 : pointerX;
        final double y = pointed == null ? shown.y() - bar.getValue() + shown.height() : pointerY;
        card.setText(shown.text().get());
        final double wide = card.prefWidth(-1);
        final double tall = card.prefHeight(wide);
        card.resize(wide, tall);
        card.relocate(Math.max(0, snapPositionX(x + AWAY + wide <= width ? x + AWAY : x - AWAY - wide)),
                Math.max(0, snapPositionY(y + AWAY + tall <= height ? y + AWAY : y - AWAY - tall)));
    }
}
