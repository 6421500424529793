package deadwood.app.ui.find;

import deadwood.app.ui.table.ClassNameLabel;
import deadwood.app.ui.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The search as a card over the window. */
public final class FindView extends StackPane {

    private static final double WIDTH = 560;
    private static final double ROW = 28;
    private static final int MOST_ROWS = 12;

    private final FindViewModel model;
    private final TextField field = new TextField();
    private final ListView<FindEntry> list;

    public FindView(final FindViewModel model) {
        this.model = model;
        getStyleClass().add("find");
        this.list = new ListView<>(model.results());
        field.setId("find-field");
        field.setPromptText(Messages.get("find.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        list.setId("find-results");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * MOST_ROWS + 2);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        final Label none = new Label(Messages.get("find.none"));
        none.getStyleClass().add("quiet");
        list.setPlaceholder(none);
        final VBox card = new VBox(field, list);
        card.getStyleClass().add("find-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().add(card);
        setAlignment(card, Pos.TOP_CENTER);
        visibleProperty().bind(model.openProperty());
        managedProperty().bind(model.openProperty());
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                model.openProperty().set(false);
            }
        });
        list.setOnMouseClicked(_ -> goToSelected());
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.openProperty().addListener((_, _, open) -> {
            if (open) {
                field.requestFocus();
            }
        });
        model.results().addListener((javafx.collections.ListChangeListener<FindEntry>) _ -> list.getSelectionModel()
                .select(0));
    }

    private void key(final KeyEvent event) {
        final KeyCode key = event.getCode();
        if (key == KeyCode.ESCAPE) {
            model.openProperty().set(false);
        } else if (key == KeyCode.ENTER) {
            goToSelected();
        } else if (key == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS + 2));
        } else if (key == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_ROWS + 2));
        } else {
            return;
        }
        event.consume();
    }

    private void goToSelected() {
        final FindEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            model.go(entry);
        }
    }

    private static final class Cell extends ListCell<FindEntry> {

        private final ClassNameLabel name = new ClassNameLabel();
        private final Label detail = new Label();
        private final Label kind = new Label();
        private final HBox line = new HBox(name, detail, kind);

        Cell() {
            line.getStyleClass().add("find-line");
            HBox.setHgrow(name, Priority.ALWAYS);
            detail.getStyleClass().add("quiet");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            kind.getStyleClass().addAll("quiet", "find-kind");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(final @Nullable FindEntry entry, final boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
            } else {
                name.show(entry.name(), "");
                detail.setText(entry.detail());
                kind.setText(entry.kind());
                setGraphic(line);
            }
        }
    }
}
