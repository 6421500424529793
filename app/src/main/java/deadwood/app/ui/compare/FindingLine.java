package deadwood.app.ui.compare;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Places;
import deadwood.model.diff.Finding;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A finding as a sentence: the amount, the largest thing on its row, then what kind, where, and the numbers. */
public final class FindingLine extends HBox {

    /** Height of a line in pixels. */
    public static final double HEIGHT = 46;

    private static final PseudoClass GROWN = PseudoClass.getPseudoClass("grown");
    private static final PseudoClass SHRUNK = PseudoClass.getPseudoClass("shrunk");

    public FindingLine(final Finding finding) {
        getStyleClass().add("finding");
        final Label amount = new Label(Sizes.delta(finding.deltaBytes()));
        amount.getStyleClass().add("finding-amount");
        amount.setTooltip(new Tooltip(Sizes.exact(finding.deltaBytes())));
        amount.setMinWidth(USE_PREF_SIZE);
        pseudoClassStateChanged(GROWN, finding.deltaBytes() > 0);
        pseudoClassStateChanged(SHRUNK, finding.deltaBytes() < 0);
        final Label kind = new Label(finding.kind().replace('-', ' '));
        kind.getStyleClass().add("finding-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        final boolean isClass = finding.where().equals(finding.type());
        final Label where = new Label(isClass ? finding.type() : Places.shorten(finding.where()));
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        where.setMinWidth(0);
        where.setTooltip(new Tooltip(finding.where()));
        final Label type = new Label(isClass ? "" : ClassName.of(finding.type()).simpleName());
        type.getStyleClass().add("quiet");
        type.setMinWidth(0);
        final HBox first = new HBox(kind, where, type);
        first.getStyleClass().add("finding-first");
        final Label why = new Label(finding.why());
        why.getStyleClass().add("quiet");
        why.setMinWidth(0);
        why.setTooltip(new Tooltip(finding.why()));
        final VBox words = new VBox(first, why);
        words.getStyleClass().add("finding-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(amount, words);
        setMinWidth(0);
    }
}
