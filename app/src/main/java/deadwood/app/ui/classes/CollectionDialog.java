package deadwood.app.ui.classes;

import deadwood.app.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks which collection a class is. */
final class CollectionDialog {

    private static final ButtonType KEEP = new ButtonType(Messages.get("collection.keep"),
            ButtonBar.ButtonData.OK_DONE);

    private final CollectionForm form;

    CollectionDialog(final CollectionForm form) {
        this.form = form;
    }

    /** Shows it above a window until it is kept or given up. */
    void show(final Window owner) {
        final Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.get("collection.title"));
        final DialogPane pane = dialog.getDialogPane();
        pane.getStylesheets().setAll(owner.getScene().getStylesheets());
        pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass());
        pane.setContent(content());
        pane.getButtonTypes().setAll(KEEP, ButtonType.CANCEL);
        pane.lookupButton(KEEP).addEventFilter(ActionEvent.ACTION, event -> {
            // It stays until it is known whether the entry can be kept.
            event.consume();
            form.keep(() -> {
                dialog.setResult(KEEP);
                dialog.close();
            });
        });
        dialog.setResizable(true);
        dialog.show();
    }

    VBox content() {
        final Label heading = new Label(Messages.get("collection.heading", form.type()));
        heading.setWrapText(true);
        final ChoiceBox<CollectionForm.Form> shapes = new ChoiceBox<>();
        shapes.getItems().setAll(CollectionForm.Form.values());
        shapes.setId("collection-form");
        shapes.valueProperty().bindBidirectional(form.formProperty());
        final GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        final Label is = new Label(Messages.get("collection.is"));
        is.setLabelFor(shapes);
        grid.addRow(0, is, shapes);
        addField(grid, 1, form.firstProperty(), false);
        addField(grid, 2, form.secondProperty(), true);
        final TextArea json = new TextArea();
        json.setId("collection-json");
        json.setPrefRowCount(14);
        json.setPrefColumnCount(56);
        json.getStyleClass().add("monospaced");
        json.textProperty().bindBidirectional(form.jsonProperty());
        final Label entry = new Label(Messages.get("collection.json"));
        entry.setLabelFor(json);
        entry.getStyleClass().add("quiet");
        final Label problem = new Label();
        problem.setId("collection-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("warning");
        problem.textProperty().bind(form.problemProperty());
        VBox.setVgrow(json, Priority.ALWAYS);
        final VBox box = new VBox(12, heading, grid, entry, json, problem);
        box.setPrefWidth(560);
        return box;
    }

    private void addField(final GridPane grid, final int row, final StringProperty field, final boolean second) {
        final Label label = new Label();
        label.textProperty().bind(Bindings.createStringBinding(() -> second
                ? form.formProperty().get().secondLabel()
                : form.formProperty().get().firstLabel(), form.formProperty()));
        final ChoiceBox<String> box = new ChoiceBox<>();
        box.setId(second ? "collection-second" : "collection-first");
        box.getItems().setAll(form.choices(second));
        box.valueProperty().bindBidirectional(field);
        box.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.setLabelFor(box);
        grid.addRow(row, label, box);
    }
}
