package deadwood.importers.pprof.legacy;

import deadwood.importers.gotext.GoProfileImporter;
import deadwood.importers.text.Encoding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by the first bytes of a file which of the texts it is. */
final class LegacyHead {

    /** A kind of text. */
    enum Kind {
        HEAP("heap profile"),
        CONTENTION("contention profile"),
        COUNT("count profile"),
        THREADS("thread profile"),
        JAVA_HEAP(
                "Java heap profile"),
        JAVA_CONTENTION("Java contention profile"),
        JEMALLOC("jemalloc heap profile"),
        NONE("");

        private final String title;

        Kind(final String title) {
            this.title = title;
        }

        /** As a person reads it. */
        String format() {
            return title + " (legacy pprof text)";
        }
    }

    static final Pattern HEAP = Pattern.compile("heap profile: *(\\d+): *(\\d+) *\\[ *(\\d+): *(\\d+) *\\] *@ *"
            + "(heap[_a-z0-9]*|growthz?|fragmentationz?)(?:/(\\d*))?.*");
    static final Pattern COUNT = Pattern.compile("(\\S+) profile: total (\\d+)");
    static final Pattern THREAD = Pattern.compile("--- Thread \\p{XDigit}+ \\(name: .*/\\d+\\) stack: ---");
    static final Pattern JEMALLOC = Pattern.compile("heap_v2/(\\d+)");
    private static final Pattern THREADS = Pattern.compile("--- threadz \\d+ ---");
    private static final Pattern CONTENTION = Pattern.compile("--- (?:contentionz \\d+ ---|contention:|mutex:)");
    private static final Pattern JAVA = Pattern.compile("--- (?:heapz|contentionz) 1 ---");
    private static final Pattern JAVA_FORMAT = Pattern.compile("(?m)^\\s*(?:format\\s*=\\s*java|resolution\\s*=.*)$");

    private LegacyHead() {}

    /** @param head the first bytes of a file */
    static Kind kind(final byte[] head) {
        final String text = Encoding.text(head);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return Kind.NONE;
        }
        final String first = text.lines().map(String::strip).filter(line -> !isBlankOrComment(line)).findFirst()
                .orElse("");
        final Kind kind = kind(first, text);
        return kind == Kind.NONE || new GoProfileImporter().recognises(head) ? Kind.NONE : kind;
    }

    private static Kind kind(final String first, final String text) {
        if (JAVA.matcher(first).matches() && JAVA_FORMAT.matcher(text).find()) {
            return first.contains("heapz") ? Kind.JAVA_HEAP : Kind.JAVA_CONTENTION;
        }
        if (matches(HEAP, first)) {
            return Kind.HEAP;
        }
        if (matches(CONTENTION, first)) {
            return Kind.CONTENTION;
        }
        if (matches(COUNT, first)) {
            return Kind.COUNT;
        }
        if (matches(THREADS, first) || matches(THREAD, first)) {
            return Kind.THREADS;
        }
        return matches(JEMALLOC, first) ? Kind.JEMALLOC : Kind.NONE;
    }

    private static boolean matches(final Pattern pattern, final String line) {
        final Matcher matcher = pattern.matcher(line);
        return matcher.matches();
    }

    /** Whether a line says nothing. */
    static boolean isBlankOrComment(final String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }
}
