package deadwood.app.ui.shell;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.HeapSummary;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.text.ContentText;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.model.snapshot.Snapshot;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** How large the heap or the profile is, what is being worked on with a way to cancel it, and the theme. */
final class StatusBar extends HBox {

    /** Shorter work is not worth a flicker. */
    private static final Duration BEFORE_IT_SHOWS = Duration.millis(150);

    private final Label content = new Label();
    private final ChangeListener<LoadState<HeapSummary>> summaryChanged = (_, _, _) -> showContent();
    private final ChangeListener<LoadState<Snapshot>> snapshotChanged = (_, _, _) -> showContent();
    private @Nullable HeapSession watched;

    StatusBar(final ShellViewModel model) {
        getStyleClass().add("status-bar");
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        content.setId("content");
        getChildren().addAll(content, space, job(model.jobs()), theme(model));
        model.sessions().currentProperty().addListener((_, _, session) -> watch(session));
        watch(model.sessions().currentProperty().get());
    }

    private void watch(final @Nullable HeapSession next) {
        if (watched != null) {
            watched.summary().stateProperty().removeListener(summaryChanged);
            watched.snapshot().stateProperty().removeListener(snapshotChanged);
        }
        watched = next;
        if (next != null) {
            next.summary().stateProperty().addListener(summaryChanged);
            next.snapshot().stateProperty().addListener(snapshotChanged);
        }
        showContent();
    }

    private void showContent() {
        final HeapSummary numbers = watched == null ? null : watched.summary().value();
        final Snapshot snapshot = watched == null ? null : watched.snapshot().value();
        if (numbers != null) {
            content.setText(Messages.get("status.heap", Sizes.count(numbers.objects()), Sizes.bytes(numbers
                    .reachableBytes())));
        } else {
            content.setText(snapshot == null ? "" : ContentText.brief(snapshot.content()));
        }
    }

    private static HBox job(final JobsViewModel jobs) {
        final Label text = new Label();
        text.setId("job");
        final ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(jobs.fractionProperty());
        final Button cancel = new Button("✕");
        cancel.setId("cancel");
        cancel.getStyleClass().addAll("flat", "cancel");
        cancel.setAccessibleText(Messages.get("status.cancel"));
        cancel.setTooltip(new Tooltip(Messages.get("status.cancel")));
        cancel.setOnAction(_ -> jobs.cancel());
        final HBox box = new HBox(text, bar, cancel);
        box.getStyleClass().add("job");
        box.setVisible(false);
        final PauseTransition pause = new PauseTransition(BEFORE_IT_SHOWS);
        pause.setOnFinished(_ -> box.setVisible(!jobs.textProperty().get().isEmpty()));
        jobs.textProperty().addListener((_, before, now) -> {
            if (now.isEmpty()) {
                pause.stop();
                box.setVisible(false);
            } else {
                text.setText(now);
                if (before.isEmpty()) {
                    pause.playFromStart();
                }
            }
        });
        return box;
    }

    private static MenuButton theme(final ShellViewModel model) {
        final MenuButton menu = new MenuButton(Messages.get("theme"));
        menu.setId("theme");
        menu.getStyleClass().addAll("flat", "small");
        final ToggleGroup group = new ToggleGroup();
        for (final ThemeChoice choice : List.of(ThemeChoice.values())) {
            final RadioMenuItem item = new RadioMenuItem(Messages.get("theme." + choice.label()));
            item.setToggleGroup(group);
            item.setSelected(model.settingsProperty().get().theme() == choice);
            item.setOnAction(_ -> model.choose(choice));
            menu.getItems().add(item);
        }
        return menu;
    }
}
