package deadwood.app.ui.flame;

/** What a box says of itself without colour. */
public enum FlameMark {
    NONE,
    /** More than before: a line in the colour of growth along the lower edge, where the box has another colour. */
    GROWN,
    /** Less than before: a line in the colour of shrinking. */
    SHRUNK,
    /** There is nothing before: a filled dot. */
    NEW,
    /** There is nothing any more: hollow, with an outline. */
    GONE,
    /** Not on this side at all, and in sight only because it is zoomed on: hollow. */
    ABSENT;

    boolean isHollow() {
        return this == GONE || this == ABSENT;
    }
}
