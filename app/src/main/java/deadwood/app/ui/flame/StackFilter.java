package deadwood.app.ui.flame;

import deadwood.model.profile.FrameFilter;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Which stacks are drawn, as somebody typed it: part of a name, upper and lower case being the same, or a regular expression between
 * slashes.
 *
 * @param focus each has to be found in a frame of the stack
 * @param ignore none may be found in a frame of the stack
 */
public record StackFilter(List<String> focus, List<String> ignore) {

    /** All stacks. */
    public static final StackFilter NONE = new StackFilter(List.of(), List.of());

    private static final String SLASH = "/";

    public StackFilter {
        focus = List.copyOf(focus);
        ignore = List.copyOf(ignore);
    }

    StackFilter focusing(final String text) {
        return focus.contains(text) ? this : new StackFilter(with(focus, text), ignore);
    }

    StackFilter ignoring(final String text) {
        return ignore.contains(text) ? this : new StackFilter(focus, with(ignore, text));
    }

    StackFilter withoutFocus(final String text) {
        return new StackFilter(focus.stream().filter(each -> !each.equals(text)).toList(), ignore);
    }

    StackFilter withoutIgnore(final String text) {
        return new StackFilter(focus, ignore.stream().filter(each -> !each.equals(text)).toList());
    }

    private static List<String> with(final List<String> texts, final String text) {
        final List<String> more = new ArrayList<>(texts);
        more.add(text);
        return more;
    }

    /** The same for a profile. */
    public FrameFilter frames() {
        return new FrameFilter(patterns(focus), patterns(ignore));
    }

    private static List<Pattern> patterns(final List<String> texts) {
        final List<Pattern> patterns = new ArrayList<>();
        for (final String text : texts) {
            final Pattern pattern = pattern(text);
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }

    /** What finds the text in names; null if it is no regular expression although it stands between slashes. */
    static @Nullable Pattern pattern(final String text) {
        if (!isExpression(text)) {
            return Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
        try {
            return Pattern.compile(text.substring(1, text.length() - 1));
        } catch (final PatternSyntaxException _) {
            return null;
        }
    }

    private static boolean isExpression(final String text) {
        return text.length() > 2 && text.startsWith(SLASH) && text.endsWith(SLASH);
    }

    /** Looks for the text in a tree; null if it is no regular expression although it stands between slashes. */
    static @Nullable TreeSearch search(final WeightedTree tree, final String text) {
        if (!isExpression(text)) {
            return TreeSearch.containing(tree, text);
        }
        final Pattern pattern = pattern(text);
        return pattern == null ? null : TreeSearch.matching(tree, pattern);
    }
}
