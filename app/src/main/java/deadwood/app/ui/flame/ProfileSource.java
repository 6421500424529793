package deadwood.app.ui.flame;

import deadwood.app.text.Amounts;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.TimeTree;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.TreeTurns;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The calls of a profile as its {@link ProfileLens} has them, one form a sample type. */
public final class ProfileSource implements FlameSource {

    /** Trees that are kept for coming back to. */
    private static final int MOST_KEPT = 6;
    /** The label that recordings name threads by. */
    private static final String THREAD = "thread";

    private final ProfileLens lens;
    private final @Nullable Consumer<String> functions;
    private final List<FlameForm> forms = new ArrayList<>();
    private final ObjectProperty<FlameForm> form;
    private final ObjectProperty<FlameShape> shape = new SimpleObjectProperty<>(FlameShape.CALLS);
    private final ObjectProperty<FlameColours> colours = new SimpleObjectProperty<>(FlameColours.PACKAGE);
    private final ReadOnlyObjectWrapper<FlameTree> shown = new ReadOnlyObjectWrapper<>();
    private final Map<Key, FlameTree> known = new LinkedHashMap<>();

    private record Key(ProfileLens.Shown shown, FlameShape shape) {}

    /** @param functions told a name of which callers and callees are to be shown; null where no view does */
    ProfileSource(final ProfileLens lens, final @Nullable Consumer<String> functions) {
        this.lens = lens;
        this.functions = functions;
        final StackProfile profile = lens.profile();
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            final SampleType sampleType = profile.sampleTypes().get(type);
            forms.add(new FlameForm(sampleType.name(), Amounts.of(profile.total(type), sampleType.unit())));
        }
        this.form = new SimpleObjectProperty<>(forms.get(lens.typeProperty().get()));
        form.addListener((_, _, now) -> lens.typeProperty().set(type(now)));
        lens.typeProperty().addListener((_, _, now) -> form.set(forms.get(now.intValue())));
        lens.shownProperty().addListener((_, _, _) -> show());
        shape.addListener((_, _, _) -> show());
        show();
    }

    /** Several types may have one name and one total: they are told apart by being themselves. */
    private int type(final FlameForm wanted) {
        final int current = lens.typeProperty().get();
        return forms.get(current).equals(wanted) ? current : forms.indexOf(wanted);
    }

    private void show() {
        final Key now = new Key(lens.shownProperty().get(), shape.get());
        shown.set(known.computeIfAbsent(now, this::make));
        if (known.size() > MOST_KEPT) {
            known.remove(known.keySet().stream().filter(key -> !key.equals(now)).findFirst().orElseThrow());
        }
    }

    private FlameTree make(final Key key) {
        final ProfileLens.Shown now = key.shown();
        final ProfileText text = new ProfileText(lens.profile(), lens.profile().sampleTypes().get(now.type()),
                now.query().granularity(), colours);
        final HeapSession session = lens.session();
        final String job = Messages.get("job.profile");
        final String lane = key.shape() == FlameShape.TIME ? lane() : "";
        final Loadable<WeightedTree> tree = switch (key.shape()) {
            case CALLS -> now.tree().then(ready -> session.worker().submit(job, (_, _, cancel) -> drawable(ready,
                    cancel)));
            case INVERTED -> now.tree().then(ready -> session.worker().submit(job, (_, _, cancel) -> drawable(
                    TreeTurns.inverted(ready, cancel), cancel)));
            case TIME -> session.loadable(job, (_, _, cancel) -> drawable(TimeTree.of(lens.profile(), now.type(),
                    now.query(), lane, cancel), cancel));
        };
        final String note = lane.isEmpty() ? Messages.get("flame.time.one") : Messages.get("flame.time", lane);
        return new FlameTree(tree, text, key.shape() == FlameShape.TIME ? note : "");
    }

    private static WeightedTree drawable(final WeightedTree tree, final CancelSignal cancel) {
        return MagnitudeTree.isNeeded(tree, 0) ? MagnitudeTree.of(tree, 0, cancel) : tree;
    }

    /** The label that makes lanes of time: what is outermost anyway, else the thread if there are several. */
    private String lane() {
        if (!lens.tagRoots().isEmpty()) {
            return lens.tagRoots().getFirst();
        }
        final boolean isOneThread = lens.terms().stream().anyMatch(term -> term.kind() == Term.Kind.LABEL
                && term.key().equals(THREAD));
        return !isOneThread && hasLabel(THREAD) ? THREAD : "";
    }

    private boolean hasLabel(final String key) {
        final StackProfile profile = lens.profile();
        for (int set = 0; set < profile.labelSetCount(); set++) {
            for (final Label label : profile.labels(set)) {
                if (label.key().equals(key)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What all views of the profile share. */
    @Override
    public ProfileLens lens() {
        return lens;
    }

    /** How the stacks make a tree. */
    ObjectProperty<FlameShape> shapeProperty() {
        return shape;
    }

    /** What colours say. */
    ObjectProperty<FlameColours> coloursProperty() {
        return colours;
    }

    /** Told a name of which callers and callees are to be shown; null where no view does. */
    @Nullable
    Consumer<String> callersAndCallees() {
        return functions;
    }

    /** Whether frames are mapped from binaries that the profile knows. */
    boolean hasModules() {
        final FrameTable frames = lens.profile().frames();
        for (int frame = 0; frame < frames.size(); frame++) {
            if (frames.mappingId(frame) != FrameTable.NO_MAPPING) {
                return true;
            }
        }
        return false;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.PROFILE;
    }

    @Override
    public List<FlameForm> forms() {
        return List.copyOf(forms);
    }

    @Override
    public ObjectProperty<FlameForm> formProperty() {
        return form;
    }

    @Override
    public ReadOnlyObjectProperty<FlameTree> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public String empty() {
        return Messages.get("profile.none");
    }

    @Override
    public <T> Loadable<T> aside(final Supplier<T> work) {
        return lens.session().loadable(() -> CompletableFuture.supplyAsync(work));
    }
}
