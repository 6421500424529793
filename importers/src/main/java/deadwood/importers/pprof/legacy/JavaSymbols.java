package deadwood.importers.pprof.legacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that say what the ids of a Java profile stand for: {@code 0x0000003 com.example.Shop.main (Shop.java:12)}. */
final class JavaSymbols {

    private static final Pattern LOCATION = Pattern.compile("0x(\\p{XDigit}+)\\s+(.*)");
    private static final Pattern PLACE = Pattern.compile("(.*)\\s+\\((.+):(-?\\d+)\\)");
    private static final Pattern LIBRARY = Pattern.compile("(.*)\\s+\\((.*)\\)");
    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_DIGITS = 16;

    private JavaSymbols() {}

    /** @return whether it is such a line */
    static boolean line(final String line, final AddressProfile profile) {
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        final Matcher location = LOCATION.matcher(line);
        if (!location.matches() || location.group(1).length() > MOST_DIGITS) {
            return false;
        }
        profile.name(Long.parseUnsignedLong(location.group(1), 16), symbol(location.group(2).strip()));
        return true;
    }

    private static AddressProfile.Symbol symbol(final String text) {
        final Matcher place = PLACE.matcher(text);
        if (place.matches()) {
            return new AddressProfile.Symbol(place.group(1), place.group(2), lineNumber(place.group(3)));
        }
        final Matcher library = LIBRARY.matcher(text);
        if (library.matches()) {
            final String path = library.group(2);
            return new AddressProfile.Symbol(library.group(1), path.substring(path.lastIndexOf('/') + 1), 0);
        }
        // What is no method, the agents call "GC", "VM" or the like.
        return new AddressProfile.Symbol(text.contains("generated stub/JIT") ? "STUB" : text, "", 0);
    }

    private static int lineNumber(final String digits) {
        try {
            return Math.max(0, Integer.parseInt(digits));
        } catch (final NumberFormatException _) {
            return 0;
        }
    }
}
