package deadwood.app.export;

import deadwood.app.ui.theme.Theme;
import java.util.Locale;

/** The colour of a box by its share of the whole: from the ground's to a warm one on which text keeps a contrast of 4.5 : 1. */
public final class HeatColour {

    private static final int[] LIGHT_COLD = {0xf6, 0xf8, 0xfa};
    private static final int[] LIGHT_HOT = {0xf5, 0x9e, 0x5b};
    private static final int[] DARK_COLD = {0x22, 0x28, 0x30};
    private static final int[] DARK_HOT = {0x8f, 0x4a, 0x1a};

    private HeatColour() {}

    /** @param heat 0 to 1 */
    public static String web(final double heat, final Theme theme) {
        final int[] cold = theme == Theme.LIGHT ? LIGHT_COLD : DARK_COLD;
        final int[] hot = theme == Theme.LIGHT ? LIGHT_HOT : DARK_HOT;
        // Shares are small: the root spreads them.
        final double part = Math.sqrt(Math.clamp(heat, 0, 1));
        final int[] mixed = new int[3];
        for (int channel = 0; channel < mixed.length; channel++) {
            mixed[channel] = (int) Math.round(cold[channel] + (hot[channel] - cold[channel]) * part);
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }
}
