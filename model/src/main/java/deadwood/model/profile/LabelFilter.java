package deadwood.model.profile;

import deadwood.model.tree.NameSearch;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells sets of labels apart: those that have a label of some kind, and those that do not. */
public sealed interface LabelFilter {

    /** In place of a key: a label of any key will do. */
    String ANY_KEY = "";
    /** A number with its unit, and after a colon another; nanoseconds and bytes are the units that others are multiples of. */
    Pattern RANGE = Pattern
            .compile("(\\d*)(b|kb|kib|mb|mib|gb|gib|ns|us|ms|s|)(:(\\d*)(b|kb|kib|mb|mib|gb|gib|ns|us|ms|s|))?");

    /**
     * Whether a set of labels is one that this looks for. For one thread, and for all sets of a profile.
     *
     * @return throws {@link NameSearch.TooSlowException} if an expression takes too long
     */
    Predicate<List<Label>> tester();

    /**
     * Labels whose text holds what an expression finds; numbers are looked at with their unit, {@code 512bytes}.
     *
     * @param key of the label, or {@link #ANY_KEY}
     */
    record Matching(String key, Pattern pattern) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            final NameSearch search = new NameSearch(pattern);
            return labels -> labels.stream().anyMatch(label -> isOf(key, label) && search.find(text(label)));
        }
    }

    /**
     * One value, as {@link #text} writes it.
     *
     * @param key of the label, or {@link #ANY_KEY}
     */
    record Equal(String key, String value) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            return labels -> labels.stream().anyMatch(label -> isOf(key, label) && text(label).equals(value));
        }
    }

    /**
     * Numbers of a range.
     *
     * @param key of the label, or {@link #ANY_KEY}
     * @param least the smallest that matches
     * @param most the largest that matches
     */
    record Within(String key, long least, long most) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            return labels -> labels.stream().anyMatch(label -> isOf(key, label)
                    && label instanceof Label.Numeric numeric && numeric.value() >= least && numeric.value() <= most);
        }
    }

    /** One value as {@link LabelTotals} tells them apart: a text, numbers of a range in one unit, no label of the key. */
    record Having(String key, LabelTotals.Value value) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            return labels -> LabelTotals.isIn(labels, key, value);
        }
    }

    /** Sets without any label of a key. */
    record Without(String key) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            return labels -> labels.stream().noneMatch(label -> label.key().equals(key));
        }
    }

    /**
     * What somebody typed: {@code key=value} or {@code value} of any key. The value is a regular expression, or, with a colon, a range of
     * numbers of which one end may be missing: {@code 64}, {@code 1kb:64kb}, {@code 1mb:}. A single number is that number.
     *
     * @throws java.util.regex.PatternSyntaxException if it is neither
     */
    static LabelFilter of(final String text) {
        final int equals = text.indexOf('=');
        final String key = equals < 0 ? ANY_KEY : text.substring(0, equals).strip();
        final String value = text.substring(equals + 1).strip();
        final Matcher range = RANGE.matcher(value.toLowerCase(Locale.ROOT));
        if (!range.matches() || value.chars().noneMatch(Character::isDigit)) {
            // A unit alone is a text like any other.
            return new Matching(key, Pattern.compile(value));
        }
        final long least = number(range.group(1), range.group(2), Long.MIN_VALUE);
        final long most = range.group(3) == null
                ? least
                : number(range.group(4), range.group(5), Long.MAX_VALUE);
        return new Within(key, least, most);
    }

    private static long number(final String digits, final String unit, final long none) {
        if (digits.isEmpty()) {
            return none;
        }
        final long factor = switch (unit) {
            case "kb", "kib" -> 1L << 10;
            case "mb", "mib" -> 1L << 20;
            case "gb", "gib" -> 1L << 30;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            default -> 1L;
        };
        return new BigInteger(digits).multiply(BigInteger.valueOf(factor)).min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValue();
    }

    private static boolean isOf(final String key, final Label label) {
        return key.equals(ANY_KEY) || label.key().equals(key);
    }

    /** The value of a label as a text: numbers with their unit behind them. */
    static String text(final Label label) {
        return switch (label) {
            case Label.Text text -> text.value();
            case Label.Numeric numeric -> numeric.value() + numeric.unit();
        };
    }
}
