package deadwood.app.ui.profile;

import deadwood.app.ui.text.Messages;
import deadwood.model.profile.LabelFilter;
import deadwood.model.profile.LabelTotals;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that narrows a profile, as somebody typed or clicked it.
 *
 * @param kind what it does
 * @param text of stacks: part of a name, upper and lower case being the same, or a regular expression between slashes; of labels: the
 *        value as it is shown
 * @param key of a label, "" for stacks
 * @param value of a label where that is known to be more than its text: a range of numbers, a number and its unit, none
 */
public record Term(Kind kind, String text, String key, LabelTotals.@Nullable Value value) {

    private static final String SLASH = "/";
    private static final String NAME = SLASH + "^\\Q";
    private static final String ONLY = "\\E$" + SLASH;
    private static final String INSIDE = "\\E[.:/]" + SLASH;

    /** What a term does. */
    public enum Kind {
        /** Only stacks in which it is found. */
        FOCUS,
        /** No stacks in which it is found. */
        IGNORE,
        /** Frames in which it is found are left out. */
        HIDE,
        /** Stacks begin with the outermost frame in which it is found. */
        SHOW_FROM,
        /** Only samples with that label. */
        LABEL,
        /** No samples with that label. */
        NO_LABEL
    }

    /** A term on stacks, or on labels of which only the text is known. */
    public Term(final Kind kind, final String text, final String key) {
        this(kind, text, key, null);
    }

    /**
     * A term on labels.
     *
     * @param kind {@link Kind#LABEL} or {@link Kind#NO_LABEL}
     */
    public static Term ofLabel(final Kind kind, final String key, final LabelTotals.Value value) {
        return new Term(kind, LabelText.of(value), key, value);
    }

    /** A term on stacks. */
    public static Term ofStacks(final Kind kind, final String text) {
        return new Term(kind, text.strip(), "");
    }

    /** Exactly the frames of one name. */
    public static Term ofName(final Kind kind, final String name) {
        return new Term(kind, SLASH + "^" + Pattern.quote(name) + "$" + SLASH, "");
    }

    /** The frames of a package, import path or namespace and of those inside it. */
    public static Term ofPackage(final Kind kind, final String name) {
        return new Term(kind, NAME + name + INSIDE, "");
    }

    /** As a chip says it. */
    public String words() {
        final String shown = key.isEmpty() ? shown() : key + " = " + text;
        return Messages.get("lens." + kind.name().toLowerCase(Locale.ROOT), shown);
    }

    /** A quoted name is shown as a name. */
    private String shown() {
        if (text.startsWith(NAME) && text.endsWith(ONLY)) {
            return text.substring(NAME.length(), text.length() - ONLY.length());
        }
        return text.startsWith(NAME) && text.endsWith(INSIDE)
                ? text.substring(NAME.length(), text.length() - INSIDE.length()) + ".*"
                : text;
    }

    /** What finds the text in names; null if it is no regular expression although it stands between slashes. */
    public @Nullable Pattern pattern() {
        return pattern(text);
    }

    /** What finds a text in names; null if it is no regular expression although it stands between slashes. */
    public static @Nullable Pattern pattern(final String text) {
        if (!isExpression(text)) {
            return Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
        try {
            return Pattern.compile(text.substring(1, text.length() - 1));
        } catch (final PatternSyntaxException _) {
            return null;
        }
    }

    /** Whether a text is a regular expression between slashes. */
    public static boolean isExpression(final String text) {
        return text.length() > 2 && text.startsWith(SLASH) && text.endsWith(SLASH);
    }

    /** Whether it says something that can be looked for. */
    public boolean isValid() {
        return value != null || !text.isEmpty() && (!key.isEmpty() || pattern() != null);
    }

    LabelFilter label() {
        if (value != null) {
            return new LabelFilter.Having(key, value);
        }
        return text.equals(Messages.get("lens.none"))
                ? new LabelFilter.Without(key)
                : new LabelFilter.Equal(key, text);
    }
}
