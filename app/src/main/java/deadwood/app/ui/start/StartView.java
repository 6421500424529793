package deadwood.app.ui.start;

import deadwood.app.ui.start.StartViewModel.Entry;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.View;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/** The start page. */
public final class StartView implements View {

    private final StartViewModel model;
    private final VBox recent = new VBox();
    private final VBox page = new VBox();

    /** @param chooseFiles asks for files and opens them */
    public StartView(final StartViewModel model, final Runnable chooseFiles) {
        this.model = model;
        page.getStyleClass().add("start");
        page.getChildren().addAll(heading(), dropZone(chooseFiles), recent);
        recent.getStyleClass().add("recent");
        model.entries().addListener((ListChangeListener<Entry>) _ -> showRecent());
        showRecent();
    }

    @Override
    public Region node() {
        final HBox centred = new HBox(page);
        centred.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(page, Priority.ALWAYS);
        return centred;
    }

    @Override
    public String title() {
        return "";
    }

    private static Node heading() {
        final Label name = new Label(Messages.get("app.name"));
        name.getStyleClass().add("start-title");
        final Label claim = new Label(Messages.get("start.claim"));
        claim.getStyleClass().add("quiet");
        claim.setWrapText(true);
        return new VBox(2, name, claim);
    }

    private static Node dropZone(final Runnable chooseFiles) {
        final Label drop = new Label(Messages.get("start.drop"));
        drop.getStyleClass().add("drop-title");
        final Label hint = new Label(Messages.get("start.drop.hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        hint.setTextAlignment(TextAlignment.CENTER);
        final Button choose = new Button(Messages.get("start.choose"));
        choose.setId("choose");
        choose.getStyleClass().add("accent");
        choose.setOnAction(_ -> chooseFiles.run());
        final VBox zone = new VBox(drop, hint, choose);
        zone.getStyleClass().add("drop-zone");
        zone.setAlignment(Pos.CENTER);
        return zone;
    }

    private void showRecent() {
        if (model.entries().isEmpty()) {
            recent.getChildren().clear();
            return;
        }
        final Label caption = new Label(Messages.get("start.recent"));
        caption.getStyleClass().add("caption");
        recent.getChildren().setAll(caption);
        for (final Entry entry : model.entries()) {
            recent.getChildren().add(row(entry));
        }
    }

    private Node row(final Entry entry) {
        final Label name = new Label(entry.name());
        name.setMinWidth(0);
        final Label directory = new Label(entry.directory());
        directory.getStyleClass().add("quiet");
        directory.setMinWidth(0);
        HBox.setHgrow(directory, Priority.ALWAYS);
        directory.setMaxWidth(Double.MAX_VALUE);
        final Label size = right(entry.sizeText(), 90);
        final Label age = right(entry.age(), 110);
        age.getStyleClass().add("quiet");
        final HBox content = new HBox(name, directory, size, age);
        content.getStyleClass().add("recent-content");
        final Button row = new Button(null, content);
        row.getStyleClass().add("recent-row");
        row.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.setAccessibleText(entry.name());
        row.setTooltip(new Tooltip(entry.recent().file().toString()));
        row.setDisable(entry.isMissing());
        row.setOnAction(_ -> model.open(List.of(entry.recent().file())));
        final MenuItem forget = new MenuItem(Messages.get("start.forget"));
        forget.setOnAction(_ -> model.forget(entry));
        // A disabled button gets no events: the menu hangs on what is around it, so that missing files can be forgotten.
        final HBox around = new HBox(row);
        HBox.setHgrow(row, Priority.ALWAYS);
        around.setOnContextMenuRequested(event -> new ContextMenu(forget).show(around, event.getScreenX(), event
                .getScreenY()));
        return around;
    }

    private static Label right(final String text, final double width) {
        final Label label = new Label(text);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }
}
