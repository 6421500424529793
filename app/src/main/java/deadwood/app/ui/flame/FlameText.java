package deadwood.app.ui.flame;

import deadwood.model.tree.WeightedTree;
import java.util.List;

/** What the boxes of a flame graph say and which colour they have. */
public interface FlameText {

    /** A name as there is room for it where there is little. */
    String shorten(String name);

    /** A name as there is room for it where there is hardly any. */
    default String tighten(final String name) {
        return shorten(name);
    }

    /** The hue of a box in degrees, or −1 for grey. */
    double hue(WeightedTree tree, int node);

    /** What a node weighs, in a few characters: "12.8 MiB". */
    String amount(WeightedTree tree, int node);

    /** What a node weighs, in one or two lines, exactly. */
    String amounts(WeightedTree tree, int node);

    /** Everything that the card says of a node but its name, in lines; "" for amounts, shares and whatever else is known. */
    default String described(final WeightedTree tree, final int node) {
        return "";
    }

    /** The same of siblings that are drawn as one, from {@code first} to {@code last}. */
    default String described(final WeightedTree tree, final int first, final int last) {
        return "";
    }

    /** How a box is marked besides its colour. */
    default FlameMark mark(final WeightedTree tree, final int node) {
        return FlameMark.NONE;
    }

    /** How much more or less a box has become, −1 (gone) to 1 (new), as its colour; NaN if the colour is that of the hue. */
    default double change(final WeightedTree tree, final int node) {
        return Double.NaN;
    }

    /** What several nodes that are drawn as one weigh together. */
    String merged(long weight);

    /** What the colours mean, empty if they speak for themselves. */
    default List<Legend> legend() {
        return List.of();
    }

    /**
     * The meaning of a colour.
     *
     * @param hue as of {@link #hue}
     */
    record Legend(String label, double hue) {}

    /** What else is known of a node, "" for nothing. */
    String more(WeightedTree tree, int node);
}
