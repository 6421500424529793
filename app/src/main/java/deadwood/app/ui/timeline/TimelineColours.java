package deadwood.app.ui.timeline;

import deadwood.app.ui.theme.Theme;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * What a timeline is painted with.
 *
 * @param bar of samples
 * @param dim of samples that are not selected
 * @param line of series
 * @param area below that line
 * @param mark of what is selected
 * @param ramp from nothing to most, evenly further from the ground
 */
record TimelineColours(Color ground, Color text, Color quiet, Color grid, Color bar, Color dim, Color line, Color area,
        Color mark, List<Color> ramp) {

    private static final TimelineColours LIGHT = new TimelineColours(Color.WHITE, Color.web("#1f2328"),
            Color.web("#5b6570"), Color.web("#e8ebee"), Color.web("#5db397"), Color.web("#d3e6df"),
            Color.web("#0b62b8"), Color.web("#0b62b8", 0.10), Color.web("#17755a"),
            List.of(Color.web("#f1f4f5"), Color.web("#c3e5d9"), Color.web("#7cc4ac"), Color.web("#2f9476"),
                    Color.web("#126650"), Color.web("#0a3f30")));
    private static final TimelineColours DARK = new TimelineColours(Color.web("#14181d"), Color.web("#dfe4ea"),
            Color.web("#97a1ac"), Color.web("#262d34"), Color.web("#3aa384"), Color.web("#24493d"),
            Color.web("#6cb2f7"), Color.web("#6cb2f7", 0.13), Color.web("#79cfb2"),
            List.of(Color.web("#1b2127"), Color.web("#17473a"), Color.web("#1f7259"), Color.web("#3aa384"),
                    Color.web("#6cc9ac"), Color.web("#b5ecd9")));

    static TimelineColours of(final Theme theme) {
        return theme == Theme.LIGHT ? LIGHT : DARK;
    }

    /**
     * The colour of a share of the most.
     *
     * @param share 0 to 1
     */
    Color shade(final double share) {
        // What is small is told apart from nothing: the square root lifts it.
        final double at = Math.sqrt(Math.clamp(share, 0, 1)) * (ramp.size() - 1);
        final int below = Math.min((int) at, ramp.size() - 2);
        return ramp.get(below).interpolate(ramp.get(below + 1), at - below);
    }
}
