package deadwood.app.export;

import deadwood.app.text.Amounts;
import deadwood.app.text.PlainName;
import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.Theme;
import deadwood.model.profile.FrameName;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import javafx.scene.paint.Color;

/**
 * A flame graph to be written into a file.
 *
 * @param tree its first value gives the widths
 * @param unit what that counts, as profiles name units: "bytes", "nanoseconds", "count"
 * @param isShort whether names are written as they are where there is little room, too: packages and files
 * @param title what it shows
 * @param caption file, moment, and what is filtered
 */
public record FlameGraph(WeightedTree tree, String unit, boolean isShort, String title, String caption) {

    /** The value that gives the widths. */
    static final int VALUE = 0;

    /** The name of a node in one line. */
    String name(final int node) {
        return PlainName.of(tree.name(node));
    }

    /** The name of a node where there is little room. */
    public String shortName(final int node) {
        return shorten(tree.name(node));
    }

    /** A name where there is little room. */
    public String shorten(final String name) {
        return PlainName.of(isShort ? name : FrameName.of(name).shortName());
    }

    /** What a node weighs: "12.8 MiB". */
    public String amount(final int node) {
        return Amounts.of(tree.total(MagnitudeTree.is(tree) ? MagnitudeTree.SIGNED : VALUE, node), unit);
    }

    /** What a node weighs itself. */
    public String selfAmount(final int node) {
        return Amounts.of(tree.self(MagnitudeTree.is(tree) ? MagnitudeTree.SIGNED : VALUE, node), unit);
    }

    /** Any weight. */
    public String amountOf(final long weight) {
        return Amounts.of(weight, unit);
    }

    /** The hue of a node in degrees, or −1 for grey. */
    public double hue(final int node) {
        return node == 0 ? -1 : PackageHue.ofGroup(FrameName.of(tree.name(node)).group());
    }

    /** The colour of a hue as "#rrggbb". */
    static String colour(final double hue, final Theme theme) {
        final Color fill = PackageHue.fill(hue, theme);
        return String.format("#%02x%02x%02x", Math.round(fill.getRed() * 255), Math.round(fill.getGreen() * 255),
                Math.round(fill.getBlue() * 255));
    }
}
