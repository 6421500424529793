package deadwood.app.ui.delta;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.cluster.GoroutineGroups;
import deadwood.model.cluster.GoroutineGrowth;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.profile.CallTrees;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * How two profiles are looked at, both alike: which sample type, which samples and frames, how finely; and what came of comparing them so.
 * For the thread of the toolkit.
 */
public final class ComparisonLens {

    /** Comparisons that are kept for coming back to. */
    private static final int MOST_KEPT = 4;
    /** As Go names it: runtime/pprof. */
    private static final SampleType GOROUTINES = new SampleType("goroutine", "count");

    private final HeapSession before;
    private final HeapSession after;
    private final CallTrees treesBefore;
    private final CallTrees treesAfter;
    /** What narrows both is kept by a lens of the second, whose own trees nobody asks for. */
    private final ProfileLens narrowing;
    private final List<SampleType> types;
    private final ObjectProperty<SampleType> type;
    private final BooleanProperty isNormalised = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final Map<Key, Shown> known = new LinkedHashMap<>();

    private record Key(SampleType type, ProfileLens.Shown narrowed, boolean isNormalised) {}

    /**
     * What is compared right now.
     *
     * @param isNormalised whether the first is scaled to the total of the second
     */
    public record Shown(SampleType type, ProfileQuery query, boolean isNormalised,
            Loadable<ComparedProfiles> result) {}

    /** @throws IllegalArgumentException if the profiles have no sample type in common: {@link ProfileDelta#commonTypes} */
    public ComparisonLens(final HeapSession before, final StackProfile profileBefore, final HeapSession after,
            final StackProfile profileAfter) {
        this.before = before;
        this.after = after;
        this.treesBefore = new CallTrees(profileBefore);
        this.treesAfter = new CallTrees(profileAfter);
        this.narrowing = new ProfileLens(after, profileAfter);
        this.types = ProfileDelta.commonTypes(profileBefore, profileAfter);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("no sample type in common");
        }
        this.type = new SimpleObjectProperty<>(firstType());
        shown.set(find());
        type.addListener((_, _, _) -> shown.set(find()));
        isNormalised.addListener((_, _, _) -> {
            showChips();
            shown.set(find());
        });
        narrowing.shownProperty().addListener((_, _, _) -> shown.set(find()));
        narrowing.chips().addListener((ListChangeListener<Chip>) _ -> showChips());
    }

    /** The one that the second profile begins with, if the first has it; else the first with values on some side. */
    private SampleType firstType() {
        final SampleType first = narrowing.sampleType();
        return types.contains(first)
                ? first
                : types.stream().filter(each -> total(treesBefore, each) != 0 || total(treesAfter, each) != 0)
                        .findFirst().orElse(types.getFirst());
    }

    private static long total(final CallTrees trees, final SampleType type) {
        return trees.profile().total(trees.profile().sampleTypes().indexOf(type));
    }

    /** Looks as another lens does, as far as there is the same to look at: the same two profiles the other way round, say. */
    public void lookLike(final ComparisonLens other) {
        if (types.contains(other.type.get())) {
            type.set(other.type.get());
        }
        isNormalised.set(other.isNormalised.get());
        other.narrowing.terms().forEach(narrowing::add);
        narrowing.granularityProperty().set(other.narrowing.granularityProperty().get());
        narrowing.foldsRecursionProperty().set(other.narrowing.foldsRecursionProperty().get());
    }

    public HeapSession before() {
        return before;
    }

    public HeapSession after() {
        return after;
    }

    StackProfile profileBefore() {
        return treesBefore.profile();
    }

    StackProfile profileAfter() {
        return treesAfter.profile();
    }

    /** What narrows both profiles. */
    public ProfileLens narrowing() {
        return narrowing;
    }

    /** The sample types that both have. */
    public List<SampleType> types() {
        return types;
    }

    /** The sample type that is compared. */
    public ObjectProperty<SampleType> typeProperty() {
        return type;
    }

    /** Total of a type in the whole first profile. */
    long wholeBefore(final SampleType of) {
        return total(treesBefore, of);
    }

    /** Total of a type in the whole second profile. */
    long wholeAfter(final SampleType of) {
        return total(treesAfter, of);
    }

    /** Whether the first is scaled to the total of the second. */
    public BooleanProperty isNormalisedProperty() {
        return isNormalised;
    }

    /** What is compared right now; not computed before somebody loads it. */
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What narrows or bends the comparison, each of which can be removed. */
    public ObservableList<Chip> chips() {
        return chips;
    }

    private void showChips() {
        chips.setAll(narrowing.chips());
        if (isNormalised.get()) {
            chips.add(new Chip(Messages.get("delta.normalised"), () -> isNormalised.set(false)));
        }
    }

    /** What a file is called, with its directory if both have one name. */
    String nameOf(final HeapSession session) {
        final Path parent = session.file().getParent();
        return before.name().equals(after.name()) && parent != null && parent.getFileName() != null
                ? parent.getFileName() + "/" + session.name()
                : session.name();
    }

    /** Whether both list goroutines. */
    boolean hasGoroutines() {
        return types.contains(GOROUTINES);
    }

    private List<GoroutineGrowth.Row> goroutines(final ProfileQuery query, final CancelSignal cancel) {
        return hasGoroutines()
                ? GoroutineGrowth.of(List.of(groups(profileBefore(), query, cancel), groups(profileAfter(), query,
                        cancel))).rows()
                : List.of();
    }

    private static GoroutineGroups groups(final StackProfile profile, final ProfileQuery query,
            final CancelSignal cancel) {
        return GoroutineGroups.of(profile, profile.sampleTypes().indexOf(GOROUTINES), query.samplesOf(profile),
                cancel);
    }

    private Shown find() {
        final Key key = new Key(type.get(), narrowing.shownProperty().get(), isNormalised.get());
        final Shown there = known.get(key);
        if (there != null) {
            return there;
        }
        if (known.size() >= MOST_KEPT) {
            final Key oldest = known.keySet().iterator().next();
            Objects.requireNonNull(known.remove(oldest)).result().forget();
        }
        final String name = key.type().name();
        final ProfileQuery query = key.narrowed().query();
        final Loadable<ComparedProfiles> result = after.loadable(Messages.get("job.compare"), (_, _,
                cancel) -> ComparedProfiles.of(ProfileDelta.of(treesBefore, treesAfter, name, query,
                        key.isNormalised(), cancel), goroutines(query, cancel)));
        final Shown made = new Shown(key.type(), query, key.isNormalised(), result);
        known.put(key, made);
        return made;
    }
}
