package deadwood.importers.gotext;

import deadwood.importers.text.Encoding;
import java.util.regex.Pattern;

/** Tells by the first bytes of a file which of Go's texts it is. */
final class GoHead {

    /** What Go writes. */
    enum Kind {
        HEAP, COUNT, CONTENTION, TRACEBACK, MEM_STATS, METRICS, EXPVAR, GC_TRACE, NONE
    }

    static final Pattern HEAP = Pattern.compile(
            "heap profile: *(-?\\d+): *(-?\\d+) *\\[ *(-?\\d+): *(-?\\d+) *\\] *@ *(heap\\w*)(?:/(\\d+))?\\s*");
    static final Pattern COUNT = Pattern.compile("(\\S+) profile: total (\\d+)\\s*");
    static final Pattern CONTENTION = Pattern.compile("--- (mutex|contention):\\s*");
    private static final Pattern GO_COUNT = Pattern.compile("(?:goroutine|threadcreate|goroutineleak) .*");
    private static final Pattern SYMBOL = Pattern.compile("(?m)^#\\t0x");
    private static final Pattern ROW = Pattern.compile("(?m) @( 0x|$)");
    private static final Pattern CRASH = Pattern.compile("(?:panic: |fatal error: |SIG[A-Z]+: ).*");
    /** First lines of profiles, of Go and others: what stands behind such a line is part of that profile. */
    private static final Pattern PROFILE = Pattern.compile(
            "\\s*(?:heap profile: |\\S+ profile: total \\d|--- (?:heapz|contentionz?|mutex|threadz|Thread)\\b|heap_v2/\\d).*");
    private static final Pattern METRICS = Pattern.compile("\\s*\\{\\s*\"/[a-z][^\":]*:[^\"]+\"\\s*:(?s:.*)");
    private static final Pattern EXPVAR = Pattern.compile("\"memstats\"\\s*:\\s*\\{|\"cmdline\"\\s*:\\s*\\[");
    private static final Pattern MEM_STATS = Pattern.compile("\"TotalAlloc\"\\s*:\\s*\\d");
    private static final Pattern HEAP_ALLOC = Pattern.compile("\"HeapAlloc\"\\s*:\\s*\\d");

    private GoHead() {}

    /** @param head the first bytes of a file */
    static Kind kind(final byte[] head) {
        final String text = Encoding.text(head);
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            return Kind.NONE;
        }
        final String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        final Kind profile = profile(first, text);
        if (profile != Kind.NONE) {
            return profile;
        }
        if (first.stripLeading().startsWith("{")) {
            return json(text);
        }
        if (text.lines().filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#")).findFirst()
                .filter(line -> PROFILE.matcher(line).matches()).isPresent()) {
            return Kind.NONE;
        }
        final boolean isTraceback = text.lines().anyMatch(line -> Traceback.HEADER.matcher(line).matches());
        if (isTraceback && (Traceback.HEADER.matcher(first).matches() || CRASH.matcher(first).matches())) {
            return Kind.TRACEBACK;
        }
        if (text.lines().anyMatch(line -> GcTrace.begins(line) && GcTrace.isWhole(line))) {
            return Kind.GC_TRACE;
        }
        return isTraceback ? Kind.TRACEBACK : Kind.NONE;
    }

    private static Kind profile(final String first, final String text) {
        final boolean hasSymbols = SYMBOL.matcher(text).find();
        if (HEAP.matcher(first).matches()) {
            return hasSymbols || text.contains("\n# runtime.MemStats") ? Kind.HEAP : Kind.NONE;
        }
        if (COUNT.matcher(first).matches()) {
            return hasSymbols || GO_COUNT.matcher(first).matches() ? Kind.COUNT : Kind.NONE;
        }
        if (CONTENTION.matcher(first).matches()) {
            return hasSymbols || first.startsWith("--- mutex") || !ROW.matcher(text).find()
                    ? Kind.CONTENTION
                    : Kind.NONE;
        }
        return Kind.NONE;
    }

    private static Kind json(final String text) {
        if (METRICS.matcher(text).matches()) {
            return Kind.METRICS;
        }
        if (EXPVAR.matcher(text).find()) {
            return Kind.EXPVAR;
        }
        return MEM_STATS.matcher(text).find() && HEAP_ALLOC.matcher(text).find() ? Kind.MEM_STATS : Kind.NONE;
    }
}
