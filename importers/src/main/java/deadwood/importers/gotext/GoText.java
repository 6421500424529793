package deadwood.importers.gotext;

/** Strings as Go quotes them (strconv.Quote), and lists of labels as it prints them. */
final class GoText {

    private final String text;
    private int at;

    GoText(final String text, final int at) {
        this.text = text;
        this.at = at;
    }

    /** Where reading has come to. */
    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** Passes over a piece if it is next. */
    boolean passes(final String piece) {
        if (text.startsWith(piece, at)) {
            at += piece.length();
            return true;
        }
        return false;
    }

    /** A string in quotes, or all up to the first of some ends; the end is not passed over. */
    String string(final String... ends) {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int end = at;
        while (end < text.length() && !isOneOf(ends, end)) {
            end++;
        }
        final String string = text.substring(at, end);
        at = end;
        return string;
    }

    private boolean isOneOf(final String[] ends, final int index) {
        for (final String stop : ends) {
            if (text.startsWith(stop, index)) {
                return true;
            }
        }
        return false;
    }

    private String quoted() {
        final StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            final char character = text.charAt(at++);
            if (character == '\\' && at < text.length()) {
                escaped(string);
            } else {
                string.append(character);
            }
        }
        at = Math.min(at + 1, text.length());
        return string.toString();
    }

    private void escaped(final StringBuilder string) {
        final char kind = text.charAt(at++);
        switch (kind) {
            case 'a' -> string.append('\u0007');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'v' -> string.append('\u000b');
            case 'x' -> code(string, 2);
            case 'u' -> code(string, 4);
            case 'U' -> code(string, 8);
            default -> string.append(kind);
        }
    }

    private void code(final StringBuilder string, final int digits) {
        final int end = Math.min(text.length(), at + digits);
        int code = 0;
        boolean isCode = end - at == digits;
        for (int i = at; i < end; i++) {
            final int digit = Character.digit(text.charAt(i), 16);
            isCode &= digit >= 0;
            code = code << 4 | digit;
        }
        if (isCode && Character.isValidCodePoint(code)) {
            string.appendCodePoint(code);
            at = end;
        } else {
            string.append('\\').append(text.charAt(at - 1));
        }
    }
}
