package deadwood.app.ui.flame;

import deadwood.app.ui.text.Messages;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One of many forms of a flame graph, from a list that says how much each of them is. */
final class FormBox extends ComboBox<FlameForm> {

    private static final double WIDTH = 176;

    FormBox(final List<FlameForm> forms, final ObjectProperty<FlameForm> value) {
        getStyleClass().add("form-box");
        setId("flame-form");
        setAccessibleText(Messages.get("profile.form"));
        getItems().setAll(forms);
        setVisibleRowCount(16);
        // As wide as what is chosen, not as the list with its totals.
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setButtonCell(new ListCell<>() {

            @Override
            protected void updateItem(final @Nullable FlameForm form, final boolean empty) {
                super.updateItem(form, empty);
                setText(empty || form == null ? null : form.label());
            }
        });
        setCellFactory(_ -> new FormCell());
        valueProperty().bindBidirectional(value);
    }

    private static final class FormCell extends ListCell<FlameForm> {

        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox row = new HBox(name, new Region(), detail);

        FormCell() {
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            row.getStyleClass().add("form-row");
            detail.getStyleClass().add("quiet");
        }

        @Override
        protected void updateItem(final @Nullable FlameForm form, final boolean empty) {
            super.updateItem(form, empty);
            if (empty || form == null) {
                setGraphic(null);
            } else {
                name.setText(form.label());
                detail.setText(form.detail());
                setGraphic(row);
            }
        }
    }
}
