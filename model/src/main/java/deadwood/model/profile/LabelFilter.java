package deadwood.model.profile;

import deadwood.model.tree.NameSearch;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells sets of labels apart: those that have a label of some kind, and those that do not. */
public sealed interface LabelFilter {

    /** In place of a key: a label of any key will do. */
    String ANY_KEY = "";

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

    /** Sets without any label of a key. */
    record Without(String key) implements LabelFilter {

        @Override
        public Predicate<List<Label>> tester() {
            return labels -> labels.stream().noneMatch(label -> label.key().equals(key));
        }
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
