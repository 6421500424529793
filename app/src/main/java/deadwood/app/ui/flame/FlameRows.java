package deadwood.app.ui.flame;

/**
 * Where the rows of a flame graph stand, the root's being row 0.
 *
 * @param depth number of rows
 * @param height of what can be seen, in pixels
 * @param scroll pixels that are hidden above
 * @param isRootAtBottom whether row 0 is the lowest and not the topmost
 */
record FlameRows(int depth, double height, double scroll, boolean isRootAtBottom) {

    /** Height of a row in pixels. */
    static final double ROW = 20;

    /** The upper edge of a row, 0 being the upper edge of what can be seen. */
    double top(final int row) {
        return isRootAtBottom
                ? Math.max(depth * ROW, Math.floor(height)) - (row + 1) * ROW - scroll
                : row * ROW - scroll;
    }

    /** The row at a height; may be none that there is. */
    int rowAt(final double y) {
        return (int) (isRootAtBottom
                ? Math.ceil((Math.max(depth * ROW, Math.floor(height)) - scroll - y) / ROW) - 1
                : Math.floor((y + scroll) / ROW));
    }
}
