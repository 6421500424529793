package deadwood.app.ui.theme;

import javafx.scene.paint.Color;

/**
 * The colours of what changed: orange for growth, blue for shrinking, grey for neither, the stronger the larger the change. Two hues that
 * people who confuse red and green tell apart; the text on any of them keeps a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
public final class ChangeHue {

    private static final double ORANGE = 58;
    private static final double BLUE = 250;
    private static final int STEPS = 8;
    /** Changes below that share are none that one could see. */
    private static final double LEAST = 0.005;
    /** Small changes are more frequent than large ones, and are to be told from none. */
    private static final double EXPONENT = 0.6;

    private ChangeHue() {}

    /** One of a few steps, −1 to 1, that a change is drawn as; 0 if it is too small to be seen. */
    public static double step(final double change) {
        final double strength = Math.min(1, Math.abs(change));
        return strength < LEAST
                ? 0
                : Math.signum(change) * Math.max(1, Math.round(Math.pow(strength, EXPONENT) * STEPS)) / STEPS;
    }

    /** What a box is filled with that changed as {@link #step} says. */
    public static Color fill(final double step, final Theme theme) {
        final double strength = Math.abs(step);
        final double hue = step > 0 ? ORANGE : BLUE;
        return theme == Theme.LIGHT
                ? PackageHue.oklch(0.935 - 0.125 * strength, 0.004 + 0.116 * strength, hue)
                : PackageHue.oklch(0.335 + 0.125 * strength, 0.004 + 0.100 * strength, hue);
    }

    /** A line, dot or outline in the colour of growth, or of shrinking. */
    public static Color edge(final boolean isGrowth, final Theme theme) {
        if (theme == Theme.LIGHT) {
            return isGrowth ? Color.web("#b54708") : Color.web("#0b62b8");
        }
        return isGrowth ? Color.web("#f5a25d") : Color.web("#6cb2f7");
    }

    /** An outline that says nothing of growth. */
    public static Color quiet(final Theme theme) {
        return theme == Theme.LIGHT ? Color.web("#8b949e") : Color.web("#6e7781");
    }
}
