package deadwood.app.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * One of many, from a list that says how much of each there is. As wide as what is chosen, not as the list.
 *
 * @param <T> what is chosen
 */
public class DetailBox<T> extends ComboBox<T> {

    private static final int MOST_ROWS = 16;

    private final Function<T, String> label;
    private final Function<T, String> detail;

    /**
     * @param prompt what screen readers call it
     * @param label what a choice is called
     * @param detail a word more in the list, asked for when the list is open
     */
    public DetailBox(final String id, final String prompt, final double width, final List<T> choices,
            final Function<T, String> label, final Function<T, String> detail) {
        this.label = label;
        this.detail = detail;
        getStyleClass().add("form-box");
        setId(id);
        setAccessibleText(prompt);
        getItems().setAll(choices);
        setVisibleRowCount(MOST_ROWS);
        setMinWidth(width);
        setPrefWidth(width);
        setButtonCell(new ListCell<>() {

            @Override
            protected void updateItem(final @Nullable T choice, final boolean empty) {
                super.updateItem(choice, empty);
                setText(empty || choice == null ? null : label.apply(choice));
            }
        });
        setCellFactory(_ -> new DetailCell());
    }

    private final class DetailCell extends ListCell<T> {

        private final Label name = new Label();
        private final Label more = new Label();
        private final HBox row = new HBox(name, new Region(), more);

        DetailCell() {
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            row.getStyleClass().add("form-row");
            more.getStyleClass().add("quiet");
        }

        @Override
        protected void updateItem(final @Nullable T choice, final boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
            } else {
                name.setText(label.apply(choice));
                more.setText(detail.apply(choice));
                setGraphic(row);
            }
        }
    }
}
