package deadwood.app.ui.profile;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import java.util.stream.IntStream;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Chooses the sample type of a lens from a list that says how much of each there is. */
public final class SampleTypeBox extends ComboBox<Integer> {

    private static final double WIDTH = 168;

    private final StackProfile profile;
    /** Held by the box and not by the lens: views that are shown again make new boxes. */
    private final ChangeListener<Number> following;

    public SampleTypeBox(final ProfileLens lens) {
        this.profile = lens.profile();
        getStyleClass().add("form-box");
        setId("sample-type");
        setAccessibleText(Messages.get("profile.form"));
        getItems().setAll(IntStream.range(0, profile.sampleTypes().size()).boxed().toList());
        setVisibleRowCount(16);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setButtonCell(new ListCell<>() {

            @Override
            protected void updateItem(final @Nullable Integer type, final boolean empty) {
                super.updateItem(type, empty);
                setText(empty || type == null ? null : profile.sampleTypes().get(type).name());
            }
        });
        setCellFactory(_ -> new TypeCell());
        setValue(lens.typeProperty().get());
        valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                lens.typeProperty().set(now);
            }
        });
        following = (_, _, now) -> setValue(now.intValue());
        lens.typeProperty().addListener(new WeakChangeListener<>(following));
    }

    private final class TypeCell extends ListCell<Integer> {

        private final Label name = new Label();
        private final Label total = new Label();
        private final HBox row = new HBox(name, new Region(), total);

        TypeCell() {
            HBox.setHgrow(row.getChildren().get(1), Priority.ALWAYS);
            row.getStyleClass().add("form-row");
            total.getStyleClass().add("quiet");
        }

        @Override
        protected void updateItem(final @Nullable Integer type, final boolean empty) {
            super.updateItem(type, empty);
            if (empty || type == null) {
                setGraphic(null);
            } else {
                final SampleType sampleType = profile.sampleTypes().get(type);
                name.setText(sampleType.name());
                total.setText(Amounts.of(profile.total(type), sampleType.unit()));
                setGraphic(row);
            }
        }
    }
}
