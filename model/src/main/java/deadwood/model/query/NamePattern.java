package deadwood.model.query;

/** A name with {@code *} for any number of any characters. */
final class NamePattern {

    private final String[] parts;

    NamePattern(final String pattern) {
        this.parts = pattern.split("\\*", -1);
    }

    boolean matches(final String name) {
        if (parts.length == 1) {
            return name.equals(parts[0]);
        }
        final String last = parts[parts.length - 1];
        if (!name.startsWith(parts[0]) || !name.endsWith(last)) {
            return false;
        }
        // The leftmost place is always as good as any other, so no way back is needed.
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            final int found = name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at + last.length() <= name.length();
    }
}
