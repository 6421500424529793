package deadwood.app.ui.flame;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.Granularity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The switches of a flame graph that are not used every minute. */
public final class FlameViewMenu extends MenuButton {

    public FlameViewMenu(final FlameViewModel model) {
        super(Messages.get("flame.view"));
        setId("flame-view");
        setAccessibleText(Messages.get("flame.view.accessible"));
        setMinWidth(USE_PREF_SIZE);
        getItems().add(heading("direction"));
        final ToggleGroup direction = new ToggleGroup();
        final RadioMenuItem icicle = radio("icicle", direction);
        final RadioMenuItem flame = radio("flame", direction);
        flame.setSelected(model.isRootAtBottomProperty().get());
        icicle.setSelected(!flame.isSelected());
        flame.selectedProperty().bindBidirectional(model.isRootAtBottomProperty());
        getItems().addAll(icicle, flame);
        final ProfileLens lens = model.source().lens();
        if (lens != null) {
            addProfile(lens, model.source().profile());
        }
    }

    private void addProfile(final ProfileLens lens, final @Nullable ProfileSource profile) {
        if (profile != null) {
            final boolean hasTimes = lens.profile().hasTimes();
            add("shape", profile.shapeProperty(), FlameShape.values(), shape -> shape != FlameShape.TIME || hasTimes);
        }
        add("granularity", lens.granularityProperty(), Granularity.values(), _ -> true);
        if (profile != null) {
            final boolean hasModules = profile.hasModules();
            add("colours", profile.coloursProperty(), FlameColours.values(), colours -> colours != FlameColours.MODULE
                    || hasModules);
        }
        final CheckMenuItem fold = new CheckMenuItem(Messages.get("flame.view.fold"));
        fold.selectedProperty().bindBidirectional(lens.foldsRecursionProperty());
        getItems().addAll(new SeparatorMenuItem(), fold);
    }

    private <E extends Enum<E>> void add(final String name, final ObjectProperty<E> value, final E[] choices,
            final Predicate<E> isThere) {
        getItems().addAll(new SeparatorMenuItem(), heading(name));
        final ToggleGroup group = new ToggleGroup();
        final List<RadioMenuItem> items = Arrays.stream(choices).map(choice -> {
            final RadioMenuItem item = radio(name + "." + choice.name().toLowerCase(Locale.ROOT), group);
            item.setDisable(!isThere.test(choice));
            item.setUserData(choice);
            item.setSelected(choice == value.get());
            item.setOnAction(_ -> value.set(choice));
            return item;
        }).toList();
        value.addListener((_, _, now) -> items.forEach(item -> item.setSelected(now.equals(
                item.getUserData()))));
        getItems().addAll(items);
    }

    private static MenuItem heading(final String name) {
        final MenuItem heading = new MenuItem(Messages.get("flame.view." + name));
        heading.getStyleClass().add("menu-heading");
        heading.setDisable(true);
        return heading;
    }

    private static RadioMenuItem radio(final String name, final ToggleGroup group) {
        final RadioMenuItem item = new RadioMenuItem(Messages.get("flame.view." + name));
        item.setToggleGroup(group);
        return item;
    }
}
