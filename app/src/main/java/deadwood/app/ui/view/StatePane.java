package deadwood.app.ui.view;

import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Shows a result when it is there; until then that it is coming, and why it is not if it cannot be had. */
public final class StatePane extends StackPane {

    private static final double SPINNER = 22;

    /**
     * @param waiting one sentence for while it is being worked on
     * @param content shown when the result is there
     */
    public <T> StatePane(final Loadable<T> loadable, final String waiting, final Node content) {
        getStyleClass().add("state-pane");
        loadable.stateProperty().addListener((_, _, now) -> show(loadable, now, waiting, content));
        show(loadable, loadable.state(), waiting, content);
    }

    private <T> void show(final Loadable<T> loadable, final LoadState<T> state, final String waiting,
            final Node content) {
        getChildren().setAll(switch (state) {
            case LoadState.Ready<T>(final T _) -> content;
            case LoadState.Idle<T>(),LoadState.Loading<T>() -> waiting(waiting);
            case LoadState.Failed<T>(final String message) -> notice(Messages.get("state.failed"), message,
                    button("state.retry", loadable));
            case LoadState.Cancelled<T>() -> notice(Messages.get("state.cancelled"),
                    Messages.get("state.cancelled.why"), button("state.continue", loadable));
        });
    }

    private static Button button(final String key, final Loadable<?> loadable) {
        final Button button = new Button(Messages.get(key));
        button.setOnAction(_ -> loadable.reload());
        return button;
    }

    private static Node waiting(final String text) {
        final ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(SPINNER, SPINNER);
        spinner.setMinSize(SPINNER, SPINNER);
        final Label label = new Label(text);
        label.getStyleClass().add("quiet");
        final VBox box = new VBox(spinner, label);
        box.getStyleClass().add("notice");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** A heading, a sentence and what one can do, in the middle of an otherwise empty view. */
    public static Node notice(final String heading, final String sentence, final @Nullable Node action) {
        final Label title = new Label(heading);
        title.getStyleClass().add("notice-title");
        final Label text = new Label(sentence);
        text.getStyleClass().add("quiet");
        text.setWrapText(true);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(520);
        final VBox box = new VBox(title, text);
        box.getStyleClass().add("notice");
        box.setAlignment(Pos.CENTER);
        if (action != null) {
            box.getChildren().add(action);
        }
        return box;
    }
}
