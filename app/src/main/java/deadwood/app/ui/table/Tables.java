package deadwood.app.ui.table;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What all tables have in common. */
public final class Tables {

    /** Height of a row in pixels. */
    public static final double ROW_HEIGHT = 24;

    private Tables() {}

    /** @param empty what stands in the middle of a table without rows */
    public static void dress(final TableView<?> table, final String empty) {
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        final Label nothing = new Label(empty);
        nothing.getStyleClass().add("quiet");
        table.setPlaceholder(nothing);
    }

    /** Lets a table that is narrower than {@code enough} scroll sideways instead of cutting every column short. */
    public static void scrollSideways(final TableView<?> table, final double enough) {
        table.widthProperty().addListener((_, _, width) -> table.setColumnResizePolicy(width.doubleValue() < enough
                ? TableView.UNCONSTRAINED_RESIZE_POLICY
                : TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS));
    }

    /** Calls {@code action} with each row that gets selected. */
    public static <R> void onSelect(final TableView<R> table, final Consumer<R> action) {
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                action.accept(row);
            }
        });
    }

    /** Calls {@code action} with the row that was double-clicked or on which Enter was pressed. */
    public static <R> void onOpen(final TableView<R> table, final Consumer<R> action) {
        final Runnable open = () -> {
            final R row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                action.accept(row);
            }
        };
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open.run();
            }
        });
    }
}
