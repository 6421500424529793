package deadwood.app.ui.compare;

import deadwood.app.text.Sizes;
import deadwood.app.ui.compare.DeltaRow.Presence;
import deadwood.app.ui.table.TreeLabel;
import deadwood.app.ui.table.TreeLabel.Mark;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.text.Places;
import org.jspecify.annotations.Nullable;

/** What rows are called in the two panes. */
final class PaneLabels {

    private PaneLabels() {}

    /** In the pane of the first snapshot: nothing where there is nothing yet. */
    static TreeLabel before(final DeltaRow row, final Level level) {
        return new TreeLabel(name(row, level), type(row), row.presence().isBefore() ? Mark.NONE : Mark.ABSENT);
    }

    /**
     * In the pane of the second snapshot: new with a dot, gone with a ring and in words.
     *
     * @param trees the trees whose rows these are, null where rows are of no tree
     */
    static TreeLabel after(final DeltaRow row, final Level level, final @Nullable DeltaTree trees) {
        return switch (row.presence()) {
            case BOTH -> TreeLabel.of(name(row, level), type(row));
            case NEW -> new TreeLabel(name(row, level), type(row) + "  " + Messages.get("compare.new"), Mark.NEW);
            case NEW_OR_WAS_SMALLER -> new TreeLabel(name(row, level), type(row) + "  " + Messages.get(
                    "compare.newOrSmaller", floor(trees, Presence.NEW_OR_WAS_SMALLER)), Mark.NEW);
            case GONE -> new TreeLabel(ClassName.plain(Messages.get("compare.gone")), "", Mark.GONE);
            case GONE_OR_SMALLER -> new TreeLabel(ClassName.plain(Messages.get("compare.goneOrSmaller", floor(trees,
                    Presence.GONE_OR_SMALLER))), "", Mark.GONE);
        };
    }

    private static String floor(final @Nullable DeltaTree trees, final Presence presence) {
        return trees == null
                ? ""
                : Sizes.bytes(presence == Presence.GONE_OR_SMALLER ? trees.floorAfter() : trees.floorBefore());
    }

    private static ClassName name(final DeltaRow row, final Level level) {
        return switch (level) {
            case TREE, CLASSES -> ClassName.of(row.name());
            case PACKAGES -> ClassName.plain(row.name());
            case STRUCTURES -> ClassName.plain(Places.shorten(row.name()));
        };
    }

    private static String type(final DeltaRow row) {
        return row.suffix().isEmpty() ? "" : "  " + ClassName.of(row.suffix()).simpleName();
    }
}
