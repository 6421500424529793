package deadwood.app.ui.shell;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
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
import org.jspecify.annotations.Nullable;

/** The files that are open, and the views of the one that is looked at. */
final class Sidebar extends VBox {

    /** The views in the order they are listed. */
    static final List<ViewKind> VIEWS = Arrays.stream(ViewKind.values()).filter(kind -> kind != ViewKind.START)
            .toList();

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ShellViewModel model;
    private final Function<Place, ObservableValue<String>> counts;
    private final VBox files = new VBox();
    private final VBox views = new VBox();

    /** @param counts a short number to stand beside a view, "" for none */
    Sidebar(final ShellViewModel model, final Function<Place, ObservableValue<String>> counts) {
        this.model = model;
        this.counts = counts;
        getStyleClass().add("sidebar");
        final Region space = new Region();
        space.setPrefHeight(16);
        getChildren().addAll(caption("side.snapshots"), files, space, caption("side.views"), views);
        model.sessions().all().addListener((ListChangeListener<HeapSession>) _ -> showFiles());
        model.placeProperty().addListener((_, _, _) -> show());
        model.sessions().currentProperty().addListener((_, _, session) -> watch(session));
        watch(model.sessions().currentProperty().get());
        show();
    }

    /** Lists other views as soon as it is known what the file holds. */
    private void watch(final @Nullable HeapSession session) {
        if (session != null) {
            session.snapshot().whenReady(_ -> {
                if (model.placeProperty().get().isOf(session)) {
                    showViews();
                }
            });
        }
    }

    private void show() {
        showFiles();
        showViews();
    }

    static Label caption(final String key) {
        final Label caption = new Label(Messages.get(key));
        caption.getStyleClass().add("caption");
        return caption;
    }

    private void showFiles() {
        final List<Node> rows = new ArrayList<>();
        for (final HeapSession session : model.sessions().all()) {
            rows.add(file(session));
        }
        if (rows.isEmpty()) {
            final Label none = new Label(Messages.get("side.none"));
            none.getStyleClass().add("sidebar-empty");
            rows.add(none);
        }
        files.getChildren().setAll(rows);
    }

    private Node file(final HeapSession session) {
        final Place place = model.placeProperty().get();
        final boolean current = place.session() == session;
        final SnapshotMark mark = new SnapshotMark(current
                ? SnapshotMark.Role.CURRENT
                : place.base() == session ? SnapshotMark.Role.BASE : SnapshotMark.Role.OTHER);
        final Label name = new Label(session.name());
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        final Label note = new Label(noteOf(session.snapshot().state()));
        note.getStyleClass().add("count");
        note.setMinWidth(USE_PREF_SIZE);
        session.snapshot().stateProperty().addListener((_, _, now) -> note.setText(noteOf(now)));
        final Button row = row(new HBox(mark, name, note), current, () -> model.look(session));
        row.getStyleClass().add("snapshot-row");
        row.setAccessibleText(session.name());
        row.setTooltip(new Tooltip(session.file().toString()));
        row.setContextMenu(menu(session));
        return row;
    }

    private static String noteOf(final LoadState<?> state) {
        return switch (state) {
            case LoadState.Loading<?>() -> "…";
            case LoadState.Failed<?>(final String _) -> "!";
            default -> "";
        };
    }

    private ContextMenu menu(final HeapSession session) {
        final ContextMenu menu = new ContextMenu();
        final HeapSession current = model.placeProperty().get().session();
        if (current != null && current != session) {
            menu.getItems().add(item(Messages.get("side.compareWith", session.name(), current.name()), () -> model
                    .compare(session, current)));
        }
        menu.getItems().add(item(Messages.get("side.close", session.name()), () -> model.close(session)));
        return menu;
    }

    private static MenuItem item(final String text, final Runnable action) {
        final MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void showViews() {
        final Place place = model.placeProperty().get();
        final List<Node> rows = new ArrayList<>();
        if (place.session() != null) {
            final Snapshot snapshot = place.session().snapshot().value();
            for (final ViewKind kind : VIEWS) {
                final boolean there = snapshot == null
                        ? kind == ViewKind.OVERVIEW || kind == place.kind()
                        : kind.isIn(snapshot.content());
                if (kind == ViewKind.COMPARE ? place.base() != null : there) {
                    rows.add(view(kind, place));
                }
            }
        }
        views.getChildren().setAll(rows);
        views.getParent().getChildrenUnmodifiable().get(3).setVisible(!rows.isEmpty());
    }

    private Node view(final ViewKind kind, final Place place) {
        final Place there = new Place(kind, place.session(), place.base());
        final Label name = new Label(there.title());
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        final Label count = new Label();
        count.getStyleClass().add("count");
        count.textProperty().bind(counts.apply(there));
        final Button row = row(new HBox(name, count), place.kind() == kind, () -> model.show(kind));
        row.setId("view-" + kind.label());
        row.setAccessibleText(there.title());
        return row;
    }

    private static Button row(final HBox content, final boolean chosen, final Runnable action) {
        content.getStyleClass().add("sidebar-content");
        final Button row = new Button(null, content);
        row.getStyleClass().add("sidebar-row");
        row.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(row.widthProperty().subtract(16));
        row.pseudoClassStateChanged(CHOSEN, chosen);
        row.setOnAction(_ -> action.run());
        return row;
    }

    static String count(final long count) {
        return count == 0 ? "" : Sizes.shortCount(count);
    }
}
