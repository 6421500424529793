package deadwood.app.export;

/**
 * Cuts text for files that somebody else draws, with whatever font there is: widths are those of Helvetica, rounded up (Adobe's metrics of
 * the core 14 fonts), for Arial, Roboto and Liberation Sans are as wide or narrower.
 */
final class TextFit {

    private static final String ELLIPSIS = "…";

    private TextFit() {}

    /** Width of a text in pixels. */
    static double widthOf(final String text, final double size) {
        return text.codePoints().mapToDouble(TextFit::em).sum() * size;
    }

    /** As much of the text as fits, with an ellipsis if it is not all; "" if that says nothing. */
    static String fit(final String text, final double width, final double size) {
        if (text.length() * 0.2 * size <= width && widthOf(text, size) <= width) {
            return text;
        }
        double used = em('…') * size;
        int end = 0;
        while (end < text.length()) {
            final int character = text.codePointAt(end);
            used += em(character) * size;
            if (used > width) {
                break;
            }
            end += Character.charCount(character);
        }
        return end < 2 ? "" : text.substring(0, end) + ELLIPSIS;
    }

    /** Width of a character in parts of the font's size. */
    private static double em(final int character) {
        if (character > 0x2e7f) {
            return character < 0xac00 || character < 0xd7b0 || character > 0xffff ? 1 : 0.7;
        }
        return switch (character) {
            case 'i', 'j', 'l', '\'', '|' -> 0.27;
            case ' ', '.', ',', ':', ';', '!', 'f', 't', 'I', '/', '\\', '[', ']' -> 0.29;
            case '(', ')', '-', '`', 'r', '{', '}' -> 0.36;
            case 'm', 'M', 'W', '%', '@', '…', '→' -> 1;
            case 'w', 'G', 'O', 'Q', 'C', 'D', 'H', 'N', 'R', 'U' -> 0.78;
            default -> character >= 'A' && character <= 'Z' || character > 0x24f ? 0.7 : 0.57;
        };
    }
}
