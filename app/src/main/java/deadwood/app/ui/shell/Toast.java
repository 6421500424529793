package deadwood.app.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/** One sentence at the foot of the window that goes away by itself, or when it is clicked. */
final class Toast extends Label {

    private static final double ABOVE_THE_FOOT = 44;

    private final PauseTransition pause = new PauseTransition(Duration.seconds(6));

    Toast() {
        setId("toast");
        getStyleClass().add("toast");
        setVisible(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, new Insets(0, 0, ABOVE_THE_FOOT, 0));
        setOnMouseClicked(_ -> setVisible(false));
        pause.setOnFinished(_ -> setVisible(false));
    }

    void say(final String sentence) {
        setText(sentence);
        setVisible(true);
        pause.playFromStart();
    }
}
