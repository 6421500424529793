package deadwood.app.ui.delta;

import deadwood.app.text.Sizes;
import deadwood.app.ui.delta.ComparisonLens.Shown;
import deadwood.app.ui.delta.DeltaText.Side;
import deadwood.app.ui.flame.FlameForm;
import deadwood.app.ui.flame.FlameSource;
import deadwood.app.ui.flame.FlameTree;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.SampleType;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The union of two profiles, one form a sample type that both have. */
final class DeltaSource implements FlameSource {

    private final ComparisonLens lens;
    private final List<FlameForm> forms;
    private final ObjectProperty<FlameForm> form;
    private final ReadOnlyObjectWrapper<FlameTree> shown = new ReadOnlyObjectWrapper<>();
    private Drawn drawn;
    /** What was there last: boxes of it are drawn until there is something new. */
    private Drawn ready;

    private record Drawn(Shown shown, DeltaText both, DeltaText before, DeltaText after) {}

    DeltaSource(final ComparisonLens lens) {
        this.lens = lens;
        this.forms = lens.types().stream().map(type -> new FlameForm(type.name(), new DeltaWords(type.unit()).both(lens
                .wholeBefore(type), lens.wholeAfter(type)))).toList();
        this.form = new SimpleObjectProperty<>(form(lens.typeProperty().get()));
        this.drawn = drawn(lens.shownProperty().get());
        this.ready = drawn;
        form.addListener((_, _, now) -> lens.typeProperty().set(lens.types().get(forms.indexOf(now))));
        lens.typeProperty().addListener((_, _, now) -> form.set(form(now)));
        lens.shownProperty().addListener((_, _, now) -> {
            drawn = drawn(now);
            show();
        });
        show();
    }

    private FlameForm form(final SampleType type) {
        return forms.get(lens.types().indexOf(type));
    }

    private Drawn drawn(final Shown now) {
        return new Drawn(now, new DeltaText(lens, now, Side.BOTH), new DeltaText(lens, now, Side.BEFORE),
                new DeltaText(lens, now, Side.AFTER));
    }

    private void show() {
        final Drawn now = drawn;
        now.shown().result().whenReady(_ -> {
            if (now.equals(drawn)) {
                ready = now;
            }
        });
        shown.set(new FlameTree(drawn.shown().result().map(ComparedProfiles::tree), drawn.both(), ""));
    }

    /** How boxes are worded where one of the sides, or both, are drawn. */
    DeltaText text(final Side side) {
        return switch (side) {
            case BOTH -> ready.both();
            case BEFORE -> ready.before();
            case AFTER -> ready.after();
        };
    }

    @Override
    public ViewKind kind() {
        return ViewKind.COMPARE;
    }

    @Override
    public List<FlameForm> forms() {
        return forms;
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
        return Messages.get("delta.empty");
    }

    @Override
    public <T> Loadable<T> aside(final Supplier<T> work) {
        return lens.after().loadable(() -> CompletableFuture.supplyAsync(work));
    }

    @Override
    public ProfileLens lens() {
        return lens.narrowing();
    }

    @Override
    public ObservableList<Chip> chips() {
        return lens.chips();
    }

    @Override
    public @Nullable Function function(final WeightedTree tree, final int node) {
        return ready.both().function(node);
    }

    /** The function of a node of the union, of the second profile if it is in both; null if it is no function. */
    static @Nullable Function function(final ComparisonLens lens, final TreeDelta delta, final int node) {
        final boolean isAfter = delta.afterNode(node) != WeightedTree.NONE;
        final int frame = isAfter
                ? delta.after().payload(delta.afterNode(node))
                : delta.before().payload(delta.beforeNode(node));
        if (frame == WeightedTree.NONE) {
            return null;
        }
        return (isAfter ? lens.profileAfter() : lens.profileBefore()).frames().function(frame);
    }

    @Override
    public String share(final WeightedTree tree, final TreeSearch found) {
        return Messages.get("delta.both",
                Sizes.share(Sizes.ratio(found.matchedTotal(TreeDelta.BEFORE), tree.total(TreeDelta.BEFORE, 0))),
                Sizes.share(Sizes.ratio(found.matchedTotal(TreeDelta.AFTER), tree.total(TreeDelta.AFTER, 0))));
    }
}
