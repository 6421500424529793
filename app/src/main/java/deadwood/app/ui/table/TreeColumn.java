package deadwood.app.ui.table;

import deadwood.app.text.Sizes;
import deadwood.app.ui.table.TreeLabel.Mark;
import deadwood.app.ui.table.TreeRows.MoreRow;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.app.ui.text.Messages;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The column of a tree table that shows where a row is in the tree: indented, with an arrow to open and close it.
 *
 * @param <N> what a node of the tree is
 */
public final class TreeColumn<N> extends TableColumn<Row<N>, Row<N>> {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass NEW = PseudoClass.getPseudoClass("new");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final double INDENT = 14;
    private static final double ARROW = 16;
    private static final double MARK = 14;
    /** Deeper rows are no longer moved to the right: what they are called has to stay in sight. */
    private static final int DEEPEST_INDENT = 24;

    private final TreeRows<N> rows;
    private final Function<N, TreeLabel> label;

    /** @param label what a node is called */
    public TreeColumn(final String title, final TreeRows<N> rows, final Function<N, TreeLabel> label) {
        super(title);
        this.rows = rows;
        this.label = label;
        setPrefWidth(1000);
        setMinWidth(80);
        setReorderable(false);
        setSortable(false);
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new TreeCell());
    }

    private final class TreeCell extends TableCell<Row<N>, Row<N>> {

        private final StackPane arrow = new StackPane(new Region());
        private final Region mark = new Region();
        private final ClassNameLabel name = new ClassNameLabel();
        private final Label more = new Label();
        private final Content content = new Content();
        private final Tooltip whole = new Tooltip();

        TreeCell() {
            getStyleClass().add("tree-name-cell");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            arrow.getStyleClass().add("tree-arrow");
            arrow.getChildren().getFirst().getStyleClass().add("shape");
            mark.getStyleClass().add("state-mark");
            more.getStyleClass().add("more");
            arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
                final Row<N> row = getItem();
                if (row != null) {
                    rows.toggle(row);
                    event.consume();
                }
            });
            arrow.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
            more.setOnMouseClicked(_ -> {
                if (getItem() instanceof final MoreRow<N> row) {
                    rows.more(row);
                }
            });
        }

        @Override
        protected void updateItem(final @Nullable Row<N> row, final boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            setText(null);
            setTooltip(null);
            if (!empty && row != null) {
                switch (row) {
                    case final NodeRow<N> node -> show(node, label.apply(node.node()));
                    case final MoreRow<N> further -> show(further);
                }
                content.depth = Math.min(row.depth(), DEEPEST_INDENT);
                content.requestLayout();
            }
        }

        private void show(final NodeRow<N> node, final TreeLabel shown) {
            if (shown.mark() == Mark.ABSENT) {
                return;
            }
            arrow.setVisible(node.hasChildren());
            arrow.pseudoClassStateChanged(OPEN, node.isOpen());
            mark.setVisible(shown.mark() != Mark.NONE);
            mark.pseudoClassStateChanged(NEW, shown.mark() == Mark.NEW);
            mark.pseudoClassStateChanged(GONE, shown.mark() == Mark.GONE);
            name.show(shown.name(), shown.suffix());
            name.setVisible(true);
            more.setVisible(false);
            setText(shown.name().whole());
            whole.setText(shown.name().whole() + shown.suffix());
            setTooltip(whole);
            setGraphic(content);
        }

        private void show(final MoreRow<N> further) {
            arrow.setVisible(false);
            mark.setVisible(false);
            name.setVisible(false);
            more.setVisible(true);
            more.setText(further.count() == 0
                    ? Messages.get("tree.waiting")
                    : Messages.get("tree.more", Sizes.count(further.count())));
            setText(more.getText());
            setGraphic(content);
        }

        private final class Content extends Region {

            private int depth;

            Content() {
                getChildren().addAll(arrow, mark, name, more);
            }

            @Override
            protected double computePrefHeight(final double width) {
                return name.prefHeight(-1);
            }

            @Override
            protected double computePrefWidth(final double height) {
                return left() + (name.isVisible() ? name : more).prefWidth(-1);
            }

            @Override
            protected double computeMinWidth(final double height) {
                return 0;
            }

            private double left() {
                return depth * INDENT + ARROW + (mark.isVisible() ? MARK : 0);
            }

            @Override
            protected void layoutChildren() {
                final double width = Math.max(0, getWidth() - left());
                layoutInArea(arrow, depth * INDENT, 0, ARROW, getHeight(), 0, HPos.CENTER, VPos.CENTER);
                layoutInArea(mark, depth * INDENT + ARROW, 0, MARK, getHeight(), 0, HPos.LEFT, VPos.CENTER);
                layoutInArea(name, left(), 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
                layoutInArea(more, left(), 0, width, getHeight(), 0, HPos.LEFT, VPos.CENTER);
            }
        }
    }
}
