package deadwood.app.ui.structures;

import deadwood.app.ui.text.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableSet;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** A menu to check what is shown. With nothing checked all is shown. */
final class FilterMenu extends MenuButton {

    FilterMenu(final String id, final String title) {
        super(title);
        setId(id);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Says what there is to choose from. */
    <T> void offer(final List<T> choices, final Function<T, String> text, final ObservableSet<T> chosen) {
        getItems().clear();
        for (final T choice : choices) {
            final CheckMenuItem item = new CheckMenuItem(text.apply(choice));
            item.setMnemonicParsing(false);
            item.setSelected(chosen.contains(choice));
            item.setOnAction(_ -> {
                if (item.isSelected()) {
                    chosen.add(choice);
                } else {
                    chosen.remove(choice);
                }
            });
            getItems().add(item);
        }
        final MenuItem everything = new MenuItem(Messages.get("structures.everything"));
        everything.setOnAction(_ -> chosen.clear());
        getItems().addAll(new SeparatorMenuItem(), everything);
        chosen.addListener((javafx.collections.SetChangeListener<T>) _ -> {
            for (int i = 0; i < choices.size(); i++) {
                if (getItems().get(i) instanceof final CheckMenuItem item) {
                    item.setSelected(chosen.contains(choices.get(i)));
                }
            }
        });
    }
}
