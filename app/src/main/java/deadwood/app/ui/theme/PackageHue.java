package deadwood.app.ui.theme;

import deadwood.app.ui.text.ClassName;
import javafx.scene.paint.Color;

/**
 * The quiet colours of boxes by package: one hue for the two outermost parts of a package name, so that neighbours in the code are
 * neighbours in colour. Saturation and brightness are chosen so that the text on any hue keeps a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3).
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
        final String outer = secondDot < 0 ? name : name.substring(0, secondDot);
        // Fibonacci hashing spreads what String.hashCode leaves close together.
        final int slot = (int) ((outer.hashCode() * 0x9E37_79B9L & 0xFFFF_FFFFL) * HUES >>> 32);
        return slot * 360.0 / HUES;
    }

    /** What a box of that hue is filled with; grey for −1. */
    public static Color fill(final double hue, final Theme theme) {
        if (hue < 0) {
            return theme == Theme.LIGHT ? Color.hsb(220, 0.03, 0.91) : Color.hsb(220, 0.10, 0.25);
        }
        return theme == Theme.LIGHT ? Color.hsb(hue, 0.17, 0.95) : Color.hsb(hue, 0.38, 0.36);
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
