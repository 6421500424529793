package deadwood.importers.gotext;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a profile that begins a sample: numbers, an {@code @}, addresses.
 *
 * @param numbers what stands before the {@code @}, whatever is between the numbers
 * @param addresses return addresses, the innermost frame first
 */
record ProfileRow(List<Long> numbers, List<Long> addresses) {

    private static final String BETWEEN = ":[]";

    /**
     * Reads a line.
     *
     * @param count how many numbers there have to be
     * @return null if it is none
     */
    static @Nullable ProfileRow of(final String line, final int count) {
        final int at = line.indexOf('@');
        if (at < 0) {
            return null;
        }
        final List<Long> numbers = new ArrayList<>();
        for (final String word : words(line.substring(0, at))) {
            final Long number = number(word);
            if (number == null) {
                return null;
            }
            numbers.add(number);
        }
        final List<Long> addresses = new ArrayList<>();
        for (final String word : words(line.substring(at + 1))) {
            final Long address = address(word);
            if (address == null) {
                return null;
            }
            addresses.add(address);
        }
        return numbers.size() == count ? new ProfileRow(numbers, addresses) : null;
    }

    private static List<String> words(final String text) {
        final List<String> words = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            final boolean isBetween = i == text.length() || text.charAt(i) <= ' '
                    || BETWEEN.indexOf(text.charAt(i)) >= 0;
            if (isBetween && begin >= 0) {
                words.add(text.substring(begin, i));
                begin = -1;
            } else if (!isBetween && begin < 0) {
                begin = i;
            }
        }
        return words;
    }

    private static @Nullable Long number(final String word) {
        try {
            return Long.valueOf(word);
        } catch (final NumberFormatException _) {
            return null;
        }
    }

    /** An address as Go prints it: {@code 0x} and up to 16 digits. */
    static @Nullable Long address(final String word) {
        if (!word.startsWith("0x")) {
            return null;
        }
        try {
            return Long.parseUnsignedLong(word, 2, word.length(), 16);
        } catch (final NumberFormatException _) {
            return null;
        }
    }
}
