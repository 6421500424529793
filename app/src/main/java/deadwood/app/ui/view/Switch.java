package deadwood.app.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.controlsfx.control.SegmentedButton;

/**
 * One of a few, side by side.
 *
 * @param <T> what is chosen
 */
public final class Switch<T> extends SegmentedButton {

    /** Held by the switch and not by the value: views that are shown again make new switches for a value that stays. */
    private final ChangeListener<T> following;

    /** @param value the choice, bound both ways; never null */
    public Switch(final List<T> choices, final Function<T, String> text, final ObjectProperty<T> value) {
        getStyleClass().add("switch");
        final ToggleGroup group = new ToggleGroup();
        for (final T choice : choices) {
            final ToggleButton button = new ToggleButton(text.apply(choice));
            button.setMnemonicParsing(false);
            button.setUserData(choice);
            button.setSelected(choice.equals(value.get()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                // pressed again, the chosen one stays chosen
                button.setSelected(true);
                value.set(choice);
            });
            getButtons().add(button);
        }
        setToggleGroup(group);
        following = (_, _, now) -> getButtons().forEach(button -> button.setSelected(button.getUserData().equals(now)));
        value.addListener(new WeakChangeListener<>(following));
        setMinWidth(USE_PREF_SIZE);
    }
}
