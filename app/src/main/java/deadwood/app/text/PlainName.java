package deadwood.app.text;

/** Names as they can be drawn: whatever a file calls a function, it stays in one line and in its place. */
public final class PlainName {

    /** Characters that a crumb or a menu has room for. */
    public static final int BRIEF = 60;
    /** Characters that a card has room for. */
    public static final int LONG = 400;

    private static final String ELLIPSIS = "…";

    private PlainName() {}

    /** Control characters by their pictures (Unicode block 2400), what turns the direction of text by a replacement character. */
    public static String of(final String name) {
        for (int at = 0; at < name.length(); at++) {
            if (isUnruly(name.charAt(at))) {
                final StringBuilder text = new StringBuilder(name.length());
                name.chars().forEach(character -> text.append(plain((char) character)));
                return text.toString();
            }
        }
        return name;
    }

    /** The same, its middle left out if it is longer than that. */
    public static String of(final String name, final int longest) {
        if (name.length() <= longest) {
            return of(name);
        }
        int head = longest / 2;
        int tail = name.length() - (longest - head - 1);
        head -= Character.isHighSurrogate(name.charAt(head - 1)) ? 1 : 0;
        tail += Character.isLowSurrogate(name.charAt(tail)) ? 1 : 0;
        return of(name.substring(0, head)) + ELLIPSIS + of(name.substring(tail));
    }

    private static boolean isUnruly(final char character) {
        return Character.isISOControl(character) || character >= '\u2028' && character <= '\u202e'
                || character >= '\u2066' && character <= '\u2069';
    }

    private static char plain(final char character) {
        if (character < ' ') {
            return (char) ('\u2400' + character);
        }
        return character == '\u007f' ? '\u2421' : isUnruly(character) ? '\ufffd' : character;
    }
}
