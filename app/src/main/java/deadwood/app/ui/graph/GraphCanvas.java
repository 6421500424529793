package deadwood.app.ui.graph;

import deadwood.app.export.CallGraphDrawing;
import deadwood.app.export.HeatColour;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.Theme;
import deadwood.model.graph.GraphLayout;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The call graph, painted: the wheel scrolls, with Ctrl it zooms, dragging moves, a click chooses. Fits what is drawn into the window
 * until somebody zooms.
 */
final class GraphCanvas extends Region {

    private static final double MARGIN = 16;
    private static final double LARGEST = 3;
    private static final double SMALLEST = 0.05;
    /** At a smaller scale one could not read what fits: part of it is shown instead. */
    private static final double READABLE = 0.7;
    private static final double ZOOM = 1.2;
    private static final double STEP = 60;
    /** Smaller text says nothing. */
    private static final double LEAST_TEXT = 5;
    private static final String FONT = "Roboto";

    private final GraphViewModel model;
    private final ObservableValue<Theme> theme;
    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private @Nullable CallGraphDrawing drawing;
    private double scale = 1;
    private double left;
    private double top;
    private boolean fits = true;
    private double dragX;
    private double dragY;
    private boolean isDragged;

    GraphCanvas(final GraphViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.theme = theme;
        setId("graph");
        getStyleClass().add("graph");
        setFocusTraversable(true);
        setAccessibleText(Messages.get("graph.accessible"));
        getChildren().setAll(canvas);
        theme.addListener((_, _, _) -> requestLayout());
        model.chosenProperty().addListener((_, _, now) -> {
            reveal(now.intValue());
            requestLayout();
        });
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            requestFocus();
            dragX = event.getX();
            dragY = event.getY();
            isDragged = false;
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (!isDragged) {
                model.choose(nodeAt(event.getX(), event.getY()));
            }
        });
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isKnown(event)) {
                event.consume();
            }
        });
    }

    private boolean isKnown(final KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.step(true);
            case UP -> model.step(false);
            case LEFT -> move(STEP, 0);
            case RIGHT -> move(-STEP, 0);
            case PAGE_DOWN -> move(0, -getHeight() / 2);
            case PAGE_UP -> move(0, getHeight() / 2);
            case PLUS, EQUALS, ADD -> zoom(ZOOM, getWidth() / 2, getHeight() / 2);
            case MINUS, SUBTRACT -> zoom(1 / ZOOM, getWidth() / 2, getHeight() / 2);
            case DIGIT0, HOME -> fit();
            default -> {
                return false;
            }
        }
        return true;
    }

    void show(final CallGraphDrawing shown) {
        drawing = shown;
        fits = true;
        requestLayout();
    }

    /** Shows everything. */
    void fit() {
        fits = true;
        requestLayout();
    }

    private void scroll(final ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, event.getX(), event.getY());
        } else {
            move(event.getDeltaX(), event.getDeltaY());
        }
        event.consume();
    }

    private void drag(final MouseEvent event) {
        isDragged = true;
        move(event.getX() - dragX, event.getY() - dragY);
        dragX = event.getX();
        dragY = event.getY();
    }

    private void move(final double x, final double y) {
        fits = false;
        left += x;
        top += y;
        requestLayout();
    }

    private void zoom(final double factor, final double x, final double y) {
        final double next = Math.clamp(scale * factor, SMALLEST, LARGEST);
        left = x - (x - left) * next / scale;
        top = y - (y - top) * next / scale;
        scale = next;
        fits = false;
        requestLayout();
    }

    /** Moves what is drawn so that a node is in sight. */
    private void reveal(final int node) {
        // The function is chosen in what comes next, before that is shown.
        if (drawing == null || node < 0 || node >= drawing.nodes().size() || fits) {
            return;
        }
        final GraphLayout.Box box = drawing.nodes().get(node).box();
        final double x = left + (box.x() + box.width() / 2) * scale;
        final double y = top + (box.y() + box.height() / 2) * scale;
        left += Math.clamp(x, MARGIN, Math.max(MARGIN, getWidth() - MARGIN)) - x;
        top += Math.clamp(y, MARGIN, Math.max(MARGIN, getHeight() - MARGIN)) - y;
    }

    private int nodeAt(final double x, final double y) {
        return drawing == null ? -1 : drawing.nodeAt((x - left) / scale, (y - top) / scale);
    }

    private void hover(final MouseEvent event) {
        final int node = nodeAt(event.getX(), event.getY());
        if (node < 0 || drawing == null) {
            Tooltip.uninstall(this, tip);
        } else {
            tip.setText(drawing.nodes().get(node).name() + '\n' + drawing.nodes().get(node).amounts());
            Tooltip.install(this, tip);
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (fits && drawing != null) {
            final double wide = (getWidth() - 2 * MARGIN) / Math.max(1, drawing.width());
            final double high = (getHeight() - 2 * MARGIN) / Math.max(1, drawing.height());
            scale = Math.clamp(Math.min(wide, high), READABLE, 1);
            left = (getWidth() - drawing.width() * scale) / 2;
            if (wide < READABLE && !drawing.nodes().isEmpty()) {
                // What weighs most comes into the middle.
                final GraphLayout.Box box = drawing.nodes().getFirst().box();
                final double centre = getWidth() / 2 - (box.x() + box.width() / 2) * scale;
                left = Math.clamp(centre, getWidth() - MARGIN - drawing.width() * scale, MARGIN);
            }
            top = Math.max(MARGIN, (getHeight() - drawing.height() * scale) / 2);
        }
        paint(canvas.getGraphicsContext2D());
    }

    private void paint(final GraphicsContext graphics) {
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        graphics.clearRect(0, 0, getWidth(), getHeight());
        final CallGraphDrawing shown = drawing;
        if (shown == null) {
            return;
        }
        graphics.setTransform(scale, 0, 0, scale, left, top);
        final int chosen = model.chosenProperty().get();
        for (final CallGraphDrawing.Edge edge : shown.edges().reversed()) {
            paint(graphics, edge, edge.from() == chosen || edge.to() == chosen);
        }
        for (int index = 0; index < shown.nodes().size(); index++) {
            paint(graphics, shown.nodes().get(index), index == chosen);
        }
    }

    private boolean isLight() {
        return theme.getValue() == Theme.LIGHT;
    }

    private void paint(final GraphicsContext graphics, final CallGraphDrawing.Node node, final boolean isChosen) {
        final GraphLayout.Box box = node.box();
        graphics.setFill(Color.web(HeatColour.web(node.heat(), theme.getValue())));
        graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 8, 8);
        graphics.setStroke(isChosen ? mark() : line());
        graphics.setLineWidth(isChosen ? Math.max(2, 2 / scale) : 1);
        graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 8, 8);
        graphics.setFill(PackageHue.text(theme.getValue()));
        graphics.setTextBaseline(VPos.BASELINE);
        final double first = box.y() + CallGraphDrawing.PADDING + node.fontSize();
        text(graphics, node.title(), node.fontSize(), box.x() + CallGraphDrawing.PADDING, first);
        text(graphics, node.amounts(), CallGraphDrawing.SMALL, box.x() + CallGraphDrawing.PADDING,
                first + CallGraphDrawing.LINE * CallGraphDrawing.SMALL + 2);
    }

    private void text(final GraphicsContext graphics, final String text, final double size, final double x,
            final double y) {
        if (size * scale >= LEAST_TEXT) {
            graphics.setFont(Font.font(FONT, size));
            graphics.fillText(text, x, y);
        }
    }

    private Color line() {
        return isLight() ? Color.web("#8c959f") : Color.web("#6e7681");
    }

    private Color mark() {
        return isLight() ? Color.web("#0f7b5f") : Color.web("#3fb68b");
    }

    private void paint(final GraphicsContext graphics, final CallGraphDrawing.Edge edge, final boolean isMarked) {
        final List<GraphLayout.Point> points = edge.points();
        graphics.setStroke(isMarked ? mark() : line());
        graphics.setLineWidth(edge.thickness());
        if (edge.isIndirect()) {
            graphics.setLineDashes(5, 4);
        }
        graphics.beginPath();
        graphics.moveTo(points.getFirst().x(), points.getFirst().y());
        for (int at = 1; at < points.size(); at++) {
            final GraphLayout.Point from = points.get(at - 1);
            final GraphLayout.Point to = points.get(at);
            if (at % 2 == 1) {
                final double middle = (from.y() + to.y()) / 2;
                graphics.bezierCurveTo(from.x(), middle, to.x(), middle, to.x(), to.y());
            } else {
                graphics.lineTo(to.x(), to.y());
            }
        }
        graphics.stroke();
        graphics.setLineDashes((double[]) null);
        final GraphLayout.Point end = points.getLast();
        final double tip1 = points.get(points.size() - 2).y() < end.y() ? -1 : 1;
        final double head = 4 + edge.thickness();
        graphics.setFill(isMarked ? mark() : line());
        graphics.fillPolygon(new double[]{end.x(), end.x() - head * 0.6, end.x() + head * 0.6},
                new double[]{end.y(), end.y() + tip1 * head, end.y() + tip1 * head}, 3);
        final GraphLayout.Point start = points.getFirst();
        final GraphLayout.Point second = points.get(1);
        graphics.setFill(isLight() ? Color.web("#59636e") : Color.web("#9198a1"));
        text(graphics, edge.label(), 10, (start.x() + second.x()) / 2 + 5, (start.y() + second.y()) / 2 + 4);
    }
}
