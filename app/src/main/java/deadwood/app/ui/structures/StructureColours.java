package deadwood.app.ui.structures;

import deadwood.app.ui.theme.ChangeHue;
import deadwood.app.ui.theme.PackageHue;
import deadwood.app.ui.theme.Theme;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * What structures are painted with. What is dead is hatched too, so that it is told without its colour.
 *
 * @param alive nodes that live
 * @param dead ground of what is dead
 * @param hatch lines on it
 * @param ramp from empty to full, evenly further from the ground
 */
record StructureColours(Color ground, Color text, Color quiet, Color empty, Color edge, Color bar, Color alive,
        Color dead, Color hatch, Color mark, List<Color> ramp) {

    private static final StructureColours LIGHT = new StructureColours(Color.WHITE, PackageHue.text(Theme.LIGHT),
            Color.web("#5b6570"), Color.web("#eef1f3"), Color.web("#d0d7de"), Color.web("#5db397"),
            Color.web("#bfe3d6"), Color.web("#fbe3cd"), ChangeHue.edge(true, Theme.LIGHT), Color.web("#0b62b8"),
            List.of(Color.web("#c3e5d9"), Color.web("#7cc4ac"), Color.web("#2f9476"), Color.web("#126650")));
    private static final StructureColours DARK = new StructureColours(Color.web("#14181d"),
            PackageHue.text(Theme.DARK), Color.web("#97a1ac"), Color.web("#20272e"), Color.web("#333c45"),
            Color.web("#3aa384"), Color.web("#1d5c49"), Color.web("#47301b"), ChangeHue.edge(true, Theme.DARK),
            Color.web("#6cb2f7"),
            List.of(Color.web("#17473a"), Color.web("#1f7259"), Color.web("#3aa384"), Color.web("#8fdcc3")));

    static StructureColours of(final Theme theme) {
        return theme == Theme.LIGHT ? LIGHT : DARK;
    }

    /** The colour of a share that is not 0; what is little is told from nothing. */
    Color shade(final double share) {
        final double at = Math.clamp(share, 0, 1) * (ramp.size() - 1);
        final int below = Math.min((int) at, ramp.size() - 2);
        return ramp.get(below).interpolate(ramp.get(below + 1), at - below);
    }
}
