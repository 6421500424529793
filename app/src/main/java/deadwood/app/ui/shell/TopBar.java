package deadwood.app.ui.shell;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Crumb;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Open, compare, back and forward, where one is, find, export. */
final class TopBar extends HBox {

    private final Crumbs crumbs = new Crumbs();

    TopBar(final ShellViewModel model, final ShellActions actions) {
        getStyleClass().add("top-bar");
        final Button open = button("top.open", Feather.FOLDER, "top.open.tip", actions::open);
        open.setId("open");
        final Button compare = button("top.compare", Feather.COLUMNS, "top.compare.tip", actions::compare);
        compare.setId("compare");
        compare.disableProperty().bind(model.sessions().currentProperty().isNull());
        final Button back = icon(Feather.CHEVRON_LEFT, "top.back.tip", model::back);
        back.setId("back");
        back.disableProperty().bind(model.canGoBackProperty().not());
        final Button forward = icon(Feather.CHEVRON_RIGHT, "top.forward.tip", model::forward);
        forward.setId("forward");
        forward.disableProperty().bind(model.canGoForwardProperty().not());
        final Region space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        getChildren().addAll(open, compare, separator(), back, forward, crumbs, space, find(actions), export(actions));
    }

    void crumbs(final List<Crumb> steps) {
        crumbs.show(steps);
    }

    private static Separator separator() {
        return new Separator(Orientation.VERTICAL);
    }

    private static Button button(final String key, final Feather icon, final String tip, final Runnable action) {
        final Button button = new Button(Messages.get(key), new FontIcon(icon));
        button.getStyleClass().add("flat");
        button.setTooltip(new Tooltip(Messages.get(tip)));
        button.setOnAction(_ -> action.run());
        button.setFocusTraversable(true);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Button icon(final Feather icon, final String tip, final Runnable action) {
        final Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "icon-only");
        button.setTooltip(new Tooltip(Messages.get(tip)));
        button.setAccessibleText(Messages.get(tip));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Button find(final ShellActions actions) {
        final Label shortcut = new Label(Messages.get(Shortcuts.IS_MAC ? "top.find.mac" : "top.find.other"));
        shortcut.getStyleClass().add("shortcut");
        final FontIcon icon = new FontIcon(Feather.SEARCH);
        final Label word = new Label(Messages.get("top.find"));
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox content = new HBox(icon, word, space, shortcut);
        content.getStyleClass().add("find-content");
        final Button button = new Button(null, content);
        button.setId("find");
        button.getStyleClass().add("find-button");
        button.setAccessibleText(Messages.get("top.find"));
        button.setTooltip(new Tooltip(Messages.get("top.find.tip")));
        button.setOnAction(_ -> actions.find());
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static MenuButton export(final ShellActions actions) {
        final MenuButton menu = new MenuButton(Messages.get("top.export"), new FontIcon(Feather.SHARE));
        menu.setId("export");
        menu.getStyleClass().add("flat");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems().setAll(actions.exports());
        return menu;
    }

    /** The way to what is shown, each step a link but the last. */
    private static final class Crumbs extends HBox {

        Crumbs() {
            getStyleClass().add("crumbs");
            setMinWidth(0);
        }

        void show(final List<Crumb> steps) {
            final List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                final Crumb step = steps.get(i);
                if (i > 0) {
                    final Label arrow = new Label("▸");
                    arrow.getStyleClass().add("crumb-arrow");
                    arrow.setMinWidth(USE_PREF_SIZE);
                    nodes.add(arrow);
                }
                nodes.add(i < steps.size() - 1 ? link(step) : last(step));
            }
            getChildren().setAll(nodes);
        }

        private static Node link(final Crumb step) {
            final Hyperlink link = new Hyperlink(step.text());
            link.getStyleClass().add("crumb");
            link.setOnAction(_ -> step.go().run());
            link.setMinWidth(24);
            link.setMaxWidth(220);
            link.setTooltip(new Tooltip(step.text()));
            return link;
        }

        private static Node last(final Crumb step) {
            final Label label = new Label(step.text());
            label.getStyleClass().addAll("crumb", "crumb-last");
            label.setMinWidth(40);
            return label;
        }
    }
}
