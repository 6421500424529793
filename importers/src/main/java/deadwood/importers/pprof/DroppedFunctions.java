package deadwood.importers.pprof;

import deadwood.importers.samples.ReadingNotes;
import deadwood.model.tree.NameSearch;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The functions that a profile asks not to show, with all they call: drop_frames but not keep_frames, which both match whole names without
 * the types of parameters (github.com/google/pprof, profile/prune.go). For one thread.
 */
final class DroppedFunctions {

    static final String UNUSABLE = "drop_frames or keep_frames is no regular expression that can be followed; no frames were dropped";

    /** Where parameters begin, but for names that have a bracket of their own. */
    private static final Pattern PARAMETERS = Pattern.compile("\\(anonymous namespace\\)|operator\\(\\)|(\\()");

    private final ReadingNotes notes;
    private final Map<String, Boolean> known = new HashMap<>();
    private @Nullable NameSearch drop;
    private final @Nullable NameSearch keep;

    private DroppedFunctions(final @Nullable NameSearch drop, final @Nullable NameSearch keep,
            final ReadingNotes notes) {
        this.drop = drop;
        this.keep = keep;
        this.notes = notes;
    }

    /**
     * @param drop the expression, "" for none
     * @param keep the expression, "" for none
     * @param notes told if they cannot be used
     */
    static DroppedFunctions of(final String drop, final String keep, final ReadingNotes notes) {
        try {
            return new DroppedFunctions(search(drop), drop.isEmpty() ? null : search(keep), notes);
        } catch (final PatternSyntaxException _) {
            notes.add(-1, UNUSABLE);
            return new DroppedFunctions(null, null, notes);
        }
    }

    private static @Nullable NameSearch search(final String expression) {
        return expression.isEmpty() ? null : new NameSearch(Pattern.compile("^(" + expression + ")$"));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return drop == null;
    }

    /** Whether a function is one of them. */
    boolean contains(final String name) {
        return drop != null && !name.isEmpty() && known.computeIfAbsent(name, this::matches);
    }

    private boolean matches(final String name) {
        final NameSearch wanted = drop;
        try {
            final String simple = simple(name);
            return wanted != null && wanted.find(simple) && (keep == null || !keep.find(simple));
        } catch (final NameSearch.TooSlowException _) {
            notes.add(-1, UNUSABLE);
            drop = null;
            return false;
        }
    }

    /** Without the dot that PowerPC puts before it, and without parameters. */
    private static String simple(final String name) {
        final String plain = name.startsWith(".") ? name.substring(1) : name;
        final var bracket = PARAMETERS.matcher(plain);
        while (bracket.find()) {
            if (bracket.group(1) != null) {
                return plain.substring(0, bracket.start());
            }
        }
        return plain;
    }
}
