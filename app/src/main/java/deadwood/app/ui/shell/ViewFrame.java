package deadwood.app.ui.shell;

import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.View;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A view with its title, what narrows it, and its controls above it. */
final class ViewFrame extends BorderPane {

    /** What stands between title, chips and controls, in pixels. */
    private static final double AROUND = 70;

    private final Label title = new Label();
    private final HBox chips = new HBox();
    private final HBox header = new HBox();
    private final VBox top = new VBox(header);
    private final HBox tools = new HBox();
    private final ListChangeListener<Chip> chipsChanged = change -> showChips(change.getList());
    private @Nullable ObservableList<Chip> shownChips;

    ViewFrame() {
        getStyleClass().add("view-frame");
        title.getStyleClass().add("view-title");
        title.setMinWidth(USE_PREF_SIZE);
        chips.getStyleClass().add("chips");
        chips.setMinWidth(0);
        tools.getStyleClass().add("tools");
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        header.getChildren().setAll(title, chips, space, tools);
        header.getStyleClass().add("view-header");
        setTop(top);
        setMinWidth(0);
    }

    /** Chips stand beside the title if all of them have room there, and else in a row of their own. */
    @Override
    protected void layoutChildren() {
        final double room = getWidth() - title.prefWidth(-1) - tools.prefWidth(-1) - AROUND;
        final boolean isBelow = !chips.getChildren().isEmpty() && chips.prefWidth(-1) > room;
        if (isBelow != top.getChildren().contains(chips)) {
            header.getChildren().remove(chips);
            top.getChildren().remove(chips);
            if (isBelow) {
                top.getChildren().add(chips);
            } else {
                header.getChildren().add(1, chips);
            }
            VBox.setMargin(chips, new Insets(0, 12, 8, 12));
        }
        super.layoutChildren();
    }

    void show(final View view) {
        if (shownChips != null) {
            shownChips.removeListener(chipsChanged);
        }
        shownChips = view.chips();
        view.chips().addListener(chipsChanged);
        title.setText(view.title());
        showChips(view.chips());
        tools.getChildren().setAll(view.tools());
        setCenter(view.node());
        view.shown();
    }

    /** Hands itself over without its controls. */
    <T> T asPicture(final Function<Node, T> draw) {
        tools.setVisible(false);
        try {
            return draw.apply(this);
        } finally {
            tools.setVisible(true);
        }
    }

    private void showChips(final List<? extends Chip> shown) {
        chips.getChildren().setAll(shown.stream().map(ViewFrame::chip).toList());
    }

    private static Node chip(final Chip chip) {
        final Button button = new Button(chip.text() + "  ✕");
        button.getStyleClass().add("chip");
        // Names have underscores, which are no mnemonics.
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> chip.remove().run());
        return button;
    }
}
