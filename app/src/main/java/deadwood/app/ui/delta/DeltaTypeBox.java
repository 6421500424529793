package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import deadwood.model.profile.SampleType;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Chooses the sample type that is compared, from a list that says what both profiles have of each. */
final class DeltaTypeBox extends ComboBox<SampleType> {

    private static final double NARROWEST = 150;
    private static final double WIDEST = 240;
    private static final double A_LETTER = 7;
    private static final double ARROW = 44;

    DeltaTypeBox(final ComparisonLens lens) {
        getStyleClass().add("form-box");
        setId("sample-type");
        setAccessibleText(Messages.get("profile.form"));
        getItems().setAll(lens.types());
        setVisibleRowCount(16);
        final int letters = lens.types().stream().mapToInt(type -> type.name().length()).max().orElse(0);
        final double width = Math.clamp(letters * A_LETTER + ARROW, NARROWEST, WIDEST);
        setMinWidth(width);
        setPrefWidth(width);
        setButtonCell(new ListCell<>() {

            @Override
            protected void updateItem(final @Nullable SampleType type, final boolean empty) {
                super.updateItem(type, empty);
                setText(empty || type == null ? null : type.name());
            }
        });
        setCellFactory(_ -> new TypeCell(lens));
        valueProperty().bindBidirectional(lens.typeProperty());
    }

    private static final class TypeCell extends ListCell<SampleType> {

        private static final PseudoClass GROWN = PseudoClass.getPseudoClass("grown");
        private static final PseudoClass SHRUNK = PseudoClass.getPseudoClass("shrunk");

        private final ComparisonLens lens;
        private final Label name = new Label();
        private final Label totals = new Label();
        private final Label change = new Label();
        private final HBox row = new HBox(name, new Region(), totals, change);

        TypeCell(final ComparisonLens lens) {
            this.lens = lens;
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            row.getStyleClass().addAll("form-row", "delta-type-row");
            totals.getStyleClass().add("quiet");
            change.getStyleClass().add("delta-type-change");
        }

        @Override
        protected void updateItem(final @Nullable SampleType type, final boolean empty) {
            super.updateItem(type, empty);
            if (empty || type == null) {
                setGraphic(null);
                return;
            }
            final DeltaWords words = new DeltaWords(type.unit());
            final long before = lens.wholeBefore(type);
            final long after = lens.wholeAfter(type);
            name.setText(type.name());
            totals.setText(words.both(before, after));
            change.setText(words.change(after - before));
            change.pseudoClassStateChanged(GROWN, after > before);
            change.pseudoClassStateChanged(SHRUNK, after < before);
            setGraphic(row);
        }
    }
}
