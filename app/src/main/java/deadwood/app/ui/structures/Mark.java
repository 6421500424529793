package deadwood.app.ui.structures;

import java.util.function.Supplier;

/**
 * A part of a drawing that one can point at.
 *
 * @param row which of the rows it is in, from the top; the arrow keys go from row to row
 * @param x left end in pixels
 * @param share how much of it is dead, or how strong its colour is, 0 to 1
 * @param label what stands on it if there is room, "" for nothing
 * @param text what it is, in words
 * @param object id of the object that it stands for, or {@link #NO_OBJECT}
 */
record Mark(int row, double x, double y, double width, double height, Fill fill, double share, String label,
        Supplier<String> text, int object) {

    /** It stands for no object, or for several. */
    static final int NO_OBJECT = -1;

    /** How it is painted. */
    enum Fill {
        /** The stronger, the larger the share. */
        SHADE,
        /** A bar of a chart. */
        BAR,
        /** Nodes that live. */
        ALIVE,
        /** Nodes that are dead: hatched. */
        DEAD,
        /** Nodes that live, with dead ones below: hatched in part. */
        PARTLY,
        /** Slots that say that something was removed, whose keys were cleared, whose entries have moved: hatched. */
        ODD
    }

    boolean contains(final double atX, final double atY) {
        return atX >= x && atX < x + Math.max(1, width) && atY >= y && atY < y + Math.max(2, height);
    }
}
