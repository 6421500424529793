package deadwood.app.ui.flame;

import deadwood.app.ui.profile.Term;
import deadwood.app.ui.text.Messages;
import deadwood.model.tree.NameSearch;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of looking for a text.
 *
 * @param matches null if there was nothing to look for, or it could not be
 * @param problem why it could not be, "" if it could
 */
record FlameSearch(@Nullable TreeSearch matches, String problem) {

    static final FlameSearch NOTHING = new FlameSearch(null, "");
    /** Nodes of trees that plain text is looked for in so fast that nobody sees it. */
    private static final int SMALL = 100_000;

    /** Looks for part of a name, upper and lower case being the same, or a regular expression between slashes. */
    static FlameSearch of(final WeightedTree tree, final String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        if (!Term.isExpression(text)) {
            return new FlameSearch(TreeSearch.containing(tree, text), "");
        }
        final Pattern pattern = Term.pattern(text);
        if (pattern == null) {
            return new FlameSearch(null, Messages.get("flame.unmatched"));
        }
        try {
            return new FlameSearch(TreeSearch.matching(tree, pattern), "");
        } catch (final NameSearch.TooSlowException _) {
            return new FlameSearch(null, Messages.get("flame.slow"));
        }
    }

    /** Whether that is done at once. */
    static boolean isQuick(final WeightedTree tree, final String text) {
        return text.isEmpty() || tree.size() <= SMALL && !Term.isExpression(text);
    }
}
