package deadwood.app.ui.flame;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.FilterField;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** What one types to find something in a flame graph, what was found, and what narrows a profile to it. */
public final class FlameSearchBar {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final double WIDTH = 170;

    private final FlameViewModel model;
    private final FilterField field;
    private final Label matched = new Label();
    private final List<Node> tools = new ArrayList<>();

    /** @param leave called when somebody is done typing: the focus is to go elsewhere */
    public FlameSearchBar(final FlameViewModel model, final Runnable leave) {
        this.model = model;
        final ProfileLens lens = model.source().lens();
        this.field = new FilterField(Messages.get(lens == null ? "flame.search" : "profile.search"),
                model.searchProperty());
        field.setId("flame-search");
        field.setPrefWidth(WIDTH);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.goToMatch(!event.isShiftDown());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                leave.run();
                event.consume();
            }
        });
        matched.setId("flame-matched");
        matched.getStyleClass().add("quiet");
        matched.setMinWidth(Region.USE_PREF_SIZE);
        matched.textProperty().bind(model.matchedProperty());
        model.problemProperty().addListener((_, _, now) -> showProblem(now));
        tools.add(matched);
        if (lens != null) {
            tools.add(filter("flame.focus", Term.Kind.FOCUS, lens));
            tools.add(filter("flame.ignore", Term.Kind.IGNORE, lens));
        }
        tools.add(field);
    }

    /** The controls, from left to right. */
    public List<Node> tools() {
        return List.copyOf(tools);
    }

    /** Puts the cursor into the field. */
    public void find() {
        field.requestFocus();
    }

    private void showProblem(final String problem) {
        field.pseudoClassStateChanged(INVALID, !problem.isEmpty());
        field.setAccessibleHelp(problem);
        matched.getStyleClass().setAll("label", problem.isEmpty() ? "quiet" : "problem");
    }

    /** A button that is there while something is searched for. */
    private Button filter(final String key, final Term.Kind kind, final ProfileLens lens) {
        final Button button = new Button(Messages.get(key));
        button.getStyleClass().addAll("flat", "small");
        button.setTooltip(new Tooltip(Messages.get(key + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.visibleProperty().bind(model.searchProperty().isNotEmpty());
        button.managedProperty().bind(button.visibleProperty());
        button.disableProperty().bind(model.problemProperty().isNotEmpty());
        button.setOnAction(_ -> {
            lens.add(Term.ofStacks(kind, model.searchProperty().get()));
            model.searchProperty().set("");
        });
        return button;
    }
}
