package deadwood.app.ui.profile;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleFilter;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.timeline.TimeRange;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.WeightedTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * How one profile is looked at: which sample type, which samples and frames, how finely; and the tree of that. Shared by all views of the
 * profile. For the thread of the toolkit.
 */
public final class ProfileLens {

    /** Trees that are kept for coming back to. */
    private static final int MOST_KEPT = 6;

    private final HeapSession session;
    private final CallTrees trees;
    private final IntegerProperty type;
    private final ObservableList<Term> terms = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable TimeRange> range = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable StackSet> stacks = new SimpleObjectProperty<>();
    private final ObjectProperty<Granularity> granularity = new SimpleObjectProperty<>(Granularity.FUNCTION);
    private final BooleanProperty foldsRecursion = new SimpleBooleanProperty();
    private final ObservableList<String> tagRoots = FXCollections.observableArrayList();
    private final ObservableList<String> tagLeaves = FXCollections.observableArrayList();
    private final StringProperty function = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final Map<Key, Shown> known = new LinkedHashMap<>();
    private long start = Long.MAX_VALUE;
    private @Nullable Chip rangeChip;

    private record Key(int type, ProfileQuery query, List<String> texts, @Nullable StackSet stacks) {}

    /**
     * What is looked at right now.
     *
     * @param type index of the sample type
     * @param query what of the profile
     * @param tree the call tree of that; its only value is the sample type's
     * @param totals what each name of the tree weighs
     */
    public record Shown(int type, ProfileQuery query, Loadable<WeightedTree> tree, Loadable<TreeTotals> totals) {}

    public ProfileLens(final HeapSession session, final StackProfile profile) {
        this.session = session;
        this.trees = new CallTrees(profile);
        this.type = new SimpleIntegerProperty(profile.firstTypeWithValues());
        shown.set(find());
        type.addListener((_, _, _) -> update());
        terms.addListener((ListChangeListener<Term>) _ -> update());
        range.addListener((_, _, _) -> update());
        stacks.addListener((_, _, _) -> update());
        granularity.addListener((_, _, _) -> update());
        foldsRecursion.addListener((_, _, _) -> update());
        tagRoots.addListener((ListChangeListener<String>) _ -> update());
        tagLeaves.addListener((ListChangeListener<String>) _ -> update());
    }

    public HeapSession session() {
        return session;
    }

    public StackProfile profile() {
        return trees.profile();
    }

    public CallTrees trees() {
        return trees;
    }

    /** Index of the sample type. */
    public IntegerProperty typeProperty() {
        return type;
    }

    public SampleType sampleType() {
        return profile().sampleTypes().get(type.get());
    }

    /** The names of all sample types. */
    public List<String> typeNames() {
        return profile().sampleTypes().stream().map(SampleType::name).toList();
    }

    /** Looks at the first sample type of that name; nothing happens if there is none. */
    public void choose(final String name) {
        final int named = profile().typeNamed(name);
        if (named >= 0) {
            type.set(named);
        }
    }

    /** What narrows the profile; unchangeable, {@link #add} and {@link #remove} change it. */
    public ObservableList<Term> terms() {
        return FXCollections.unmodifiableObservableList(terms);
    }

    /** Narrows the profile further; nothing happens if the term says nothing, or is there. */
    public void add(final Term term) {
        if (term.isValid() && !terms.contains(term)) {
            terms.add(term);
        }
    }

    public void remove(final Term term) {
        terms.remove(term);
    }

    /** The part of the time that counts, null for all of it. */
    public ObjectProperty<@Nullable TimeRange> rangeProperty() {
        return range;
    }

    /** The stacks that count, null for all of them. */
    public ObjectProperty<@Nullable StackSet> stacksProperty() {
        return stacks;
    }

    public ObjectProperty<Granularity> granularityProperty() {
        return granularity;
    }

    public BooleanProperty foldsRecursionProperty() {
        return foldsRecursion;
    }

    /** Keys of labels that become the outermost frames. */
    public ObservableList<String> tagRoots() {
        return tagRoots;
    }

    /** Keys of labels that become the innermost frames. */
    public ObservableList<String> tagLeaves() {
        return tagLeaves;
    }

    /** The name that is chosen, in whichever view, "" for none. */
    public StringProperty functionProperty() {
        return function;
    }

    /** What is looked at right now; its tree is not computed before somebody loads it. */
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** One a term, one for the range, one a tag, each of which can be removed. */
    public ObservableList<Chip> chips() {
        return chips;
    }

    /** Whether a chip stands for the part of the time that counts. */
    public boolean isOfRange(final Chip chip) {
        return range.get() != null && chip.equals(rangeChip);
    }

    /** Everything again. */
    public void reset() {
        terms.clear();
        range.set(null);
        stacks.set(null);
        tagRoots.clear();
        tagLeaves.clear();
    }

    /** When what the file holds begins, if that is before the first sample: times are told from then on. */
    public void startsAt(final long time) {
        start = Math.min(start(), time);
    }

    /** When it began, in nanoseconds since 1970: the first sample is looked for once. */
    private long start() {
        if (start == Long.MAX_VALUE) {
            for (int sample = 0; sample < profile().size(); sample++) {
                final long time = profile().time(sample);
                if (time != StackProfile.NO_TIME) {
                    start = Math.min(start, time);
                }
            }
        }
        return start;
    }

    private void update() {
        showChips();
        shown.set(find());
    }

    private void showChips() {
        chips.setAll(terms.stream().map(term -> new Chip(term.words(), () -> remove(term))).toList());
        final TimeRange part = range.get();
        if (part != null) {
            rangeChip = new Chip(RangeText.of(part, start()), () -> range.set(null));
            chips.add(rangeChip);
        }
        final StackSet some = stacks.get();
        if (some != null) {
            chips.add(new Chip(some.words(), () -> stacks.set(null)));
        }
        tagRoots.forEach(key -> chips.add(new Chip(Messages.get("lens.root", key), () -> tagRoots.remove(key))));
        tagLeaves.forEach(key -> chips.add(new Chip(Messages.get("lens.leaf", key), () -> tagLeaves.remove(key))));
    }

    private Shown find() {
        // Patterns are equal only to themselves: the texts tell queries apart.
        final Key key = new Key(type.get(), new ProfileQuery(FrameFilter.ALL, samples(), granularity.get(),
                foldsRecursion.get(), tagRoots, tagLeaves), terms.stream().map(Term::toString).toList(), stacks.get());
        final Shown there = known.get(key);
        if (there != null) {
            return there;
        }
        if (known.size() >= MOST_KEPT) {
            final Shown oldest = Objects.requireNonNull(known.remove(known.keySet().iterator().next()));
            oldest.tree().forget();
        }
        final ProfileQuery query = key.query().withFrames(frames());
        final int value = type.get();
        final AtomicReference<@Nullable WeightedTree> computed = new AtomicReference<>();
        final Loadable<WeightedTree> tree = session.loadable(Messages.get("job.profile"), (_, _, cancel) -> {
            final WeightedTree ready = trees.tree(List.of(value), query, cancel);
            computed.set(ready);
            return ready;
        });
        final Loadable<TreeTotals> totals = session.loadable(Messages.get("job.profile"), (_, _, cancel) -> {
            final WeightedTree ready = computed.get();
            return TreeTotals.of(ready == null ? trees.tree(List.of(value), query, cancel) : ready, cancel);
        });
        final Shown made = new Shown(value, query, tree, totals);
        known.put(key, made);
        return made;
    }

    private FrameFilter frames() {
        final FrameFilter named = new FrameFilter(patterns(Term.Kind.FOCUS), patterns(Term.Kind.IGNORE), patterns(
                Term.Kind.HIDE), patterns(Term.Kind.SHOW_FROM));
        final StackSet some = stacks.get();
        return some == null ? named : named.amongStacks(some.stacks());
    }

    private List<Pattern> patterns(final Term.Kind kind) {
        return terms.stream().filter(term -> term.kind() == kind).map(Term::pattern).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList();
    }

    private SampleFilter samples() {
        SampleFilter samples = SampleFilter.ALL;
        for (final Term term : terms) {
            if (term.kind() == Term.Kind.LABEL) {
                samples = samples.focusing(term.label());
            } else if (term.kind() == Term.Kind.NO_LABEL) {
                samples = samples.ignoring(term.label());
            }
        }
        final TimeRange part = range.get();
        return part == null ? samples : samples.between(part.first(), part.end());
    }
}
