package deadwood.app.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The keys of the window. */
final class Shortcuts {

    static final boolean IS_MAC = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");

    private Shortcuts() {}

    static void install(final Scene scene, final ShellViewModel model, final ShellActions actions) {
        on(scene, KeyCode.O, actions::open);
        on(scene, KeyCode.K, actions::find);
        on(scene, KeyCode.F, actions::findInView);
        on(scene, KeyCode.S, actions::savePicture);
        on(scene, KeyCode.OPEN_BRACKET, model::back);
        on(scene, KeyCode.CLOSE_BRACKET, model::forward);
        final var accelerators = scene.getAccelerators();
        accelerators.put(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), model::back);
        accelerators.put(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), model::forward);
        final List<KeyCode> digits = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
                KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7);
        for (int i = 0; i < digits.size(); i++) {
            final var kind = Sidebar.VIEWS.get(i);
            on(scene, digits.get(i), () -> model.show(kind));
        }
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.BACK) {
                model.back();
            } else if (event.getButton() == MouseButton.FORWARD) {
                model.forward();
            }
        });
    }

    private static void on(final Scene scene, final KeyCode key, final Runnable action) {
        scene.getAccelerators().put(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), action);
    }
}
