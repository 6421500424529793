package deadwood.app.ui.theme;

import deadwood.app.ui.text.ClassName;
import javafx.scene.paint.Color;

/**
 * The quiet colours of boxes by package: one hue for the two outermost parts of a package name, so that neighbours in the code are
 * neighbours in colour. Brightness is chosen so that the text on any hue keeps a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3).
 */
public final class PackageHue {

    private static final int HUES = 24;

    private PackageHue() {}

    /** The hue of a class name in degrees, or −1 for what has none: arrays of primitives, names that are no classes. */
    public static double of(final String className) {
        return ofPackage(ClassName.of(className).packageName());
    }

    /** The hue of a package in degrees, or −1 for the unnamed one and for names that are none. */
    public static double ofPackage(final String name) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return -1;
        }
        final int firstDot = name.indexOf('.');
        final int secondDot = firstDot < 0 ? -1 : name.indexOf('.', firstDot + 1);
        return ofGroup(secondDot < 0 ? name : name.substring(0, secondDot));
    }

    /** The hue of whatever belongs together under that name, in degrees, or −1 for "". */
    public static double ofGroup(final String name) {
        if (name.isEmpty()) {
            return -1;
        }
        // Fibonacci hashing spreads what String.hashCode leaves close together.
        final int slot = (int) ((name.hashCode() * 0x9E37_79B9L & 0xFFFF_FFFFL) * HUES >>> 32);
        return slot * 360.0 / HUES;
    }

    /** What a box of that hue is filled with; grey for −1. */
    public static Color fill(final double hue, final Theme theme) {
        final double chroma = hue < 0 ? 0.004 : theme == Theme.LIGHT ? 0.050 : 0.048;
        return oklch(theme == Theme.LIGHT ? 0.915 : 0.385, chroma, Math.max(hue, 0));
    }

    /**
     * A colour of Oklch, where equal numbers look equally bright and equally strong whatever the hue (B. Ottosson, "A perceptual color
     * space for image processing", 2020).
     */
    static Color oklch(final double lightness, final double chroma, final double hue) {
        final double a = chroma * Math.cos(Math.toRadians(hue));
        final double b = chroma * Math.sin(Math.toRadians(hue));
        final double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        final double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        final double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return Color.color(gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double cube(final double value) {
        return value * value * value;
    }

    /** The inverse of {@link #linear}, cut to what a screen can show. */
    private static double gamma(final double value) {
        final double channel = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return Math.clamp(channel, 0, 1);
    }

    /** The text on any fill. */
    public static Color text(final Theme theme) {
        return theme == Theme.LIGHT ? Color.web("#1f2328") : Color.web("#f0f3f6");
    }

    /** Contrast of two opaque colours, 1 to 21, as WCAG 2.2 defines it. */
    public static double contrast(final Color one, final Color other) {
        final double a = luminance(one);
        final double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(final Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(final double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
