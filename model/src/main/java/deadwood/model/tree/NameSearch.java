package deadwood.model.tree;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a regular expression in many names, and gives up on one that backtracks without end. For one thread.
 */
public final class NameSearch {

    /** Characters that may be looked at beyond those the names have: some seconds of work, far more than any sane expression needs. */
    private static final long ALLOWANCE = 50_000_000;
    /** How often an expression may look at each character of the names. */
    private static final int LOOKS = 200;

    private final Pattern pattern;
    private final Counted counted = new Counted();
    private final Matcher matcher;
    private long allowed = ALLOWANCE;

    /** An expression takes too long on the names it is looked for in: its message is one sentence for whoever typed it. */
    public static final class TooSlowException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooSlowException(final Pattern pattern) {
            super("the regular expression '" + pattern.pattern()
                    + "' tries too many ways to match a name; say it without repetition inside of repetition");
        }
    }

    public NameSearch(final Pattern pattern) {
        this.pattern = pattern;
        this.matcher = pattern.matcher(counted);
    }

    /**
     * Whether the expression is found in the name.
     *
     * @throws TooSlowException if it takes too long
     */
    public boolean find(final String name) {
        counted.text = name;
        allowed += (long) LOOKS * name.length();
        counted.left = allowed;
        try {
            return matcher.reset(counted).find();
        } catch (final Counted.SpentException | StackOverflowError _) {
            // Alternatives inside of repetition use the stack in java.util.regex, as many frames as the name is long.
            throw new TooSlowException(pattern);
        } finally {
            allowed = counted.left;
        }
    }

    /** A text that lets itself be looked at only so often. */
    private static final class Counted implements CharSequence {

        private String text = "";
        private long left;

        private static final class SpentException extends RuntimeException {

            private static final long serialVersionUID = 1;

            SpentException() {
                super("spent", null, false, false);
            }
        }

        @Override
        public char charAt(final int index) {
            if (--left < 0) {
                throw new SpentException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(final int start, final int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
