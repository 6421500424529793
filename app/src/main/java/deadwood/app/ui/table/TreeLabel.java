package deadwood.app.ui.table;

import deadwood.app.ui.text.ClassName;

/**
 * What stands in the column of a tree for a node.
 *
 * @param name shown in two tones
 * @param suffix what follows it in a quiet tone, or ""
 * @param mark what tells it from its neighbours
 */
public record TreeLabel(ClassName name, String suffix, Mark mark) {

    /** How a node stands between two snapshots. */
    public enum Mark {
        /** Nothing to be said. */
        NONE,
        /** It was not there before: a full dot. */
        NEW,
        /** It is no longer there: a ring. */
        GONE,
        /** It is not there yet: nothing at all. */
        ABSENT
    }

    /** A name without a mark. */
    public static TreeLabel of(final ClassName name, final String suffix) {
        return new TreeLabel(name, suffix, Mark.NONE);
    }
}
