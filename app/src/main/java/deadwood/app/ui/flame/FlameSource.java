package deadwood.app.ui.flame;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.RetentionView;
import deadwood.model.profile.FrameTable;
import deadwood.model.tree.TreeSearch;
import deadwood.model.tree.WeightedTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a flame graph shows. */
public interface FlameSource {

    /** The view it is. */
    ViewKind kind();

    /** What there is to choose from, at least one. */
    List<FlameForm> forms();

    /** Which of the forms is drawn. */
    ObjectProperty<FlameForm> formProperty();

    /** What is drawn. */
    ReadOnlyObjectProperty<FlameTree> shownProperty();

    /** What is said of a tree that weighs nothing. */
    String empty();

    /** Work beside the thread of the toolkit that comes back to it. */
    <T> Loadable<T> aside(Supplier<T> work);

    /** The calls of a profile, null if it shows something else. */
    default @Nullable ProfileSource profile() {
        return this instanceof final ProfileSource source ? source : null;
    }

    /** What narrows the calls that it shows, null if it shows something else. */
    default @Nullable ProfileLens lens() {
        final ProfileSource source = profile();
        return source == null ? null : source.lens();
    }

    /** What narrows it, each of which can be removed. */
    default ObservableList<Chip> chips() {
        final ProfileLens lens = lens();
        return lens == null ? FXCollections.emptyObservableList() : lens.chips();
    }

    /** The function that a node stands for, null if it stands for none. */
    default FrameTable.@Nullable Function function(final WeightedTree tree, final int node) {
        final ProfileLens lens = lens();
        final int frame = tree.payload(node);
        return lens == null || frame == WeightedTree.NONE ? null : lens.profile().frames().function(frame);
    }

    /** Told a name of which callers and callees are to be shown; null where no view does. */
    default @Nullable Consumer<String> functions() {
        final ProfileSource source = profile();
        return source == null ? null : source.callersAndCallees();
    }

    /** What a search found weighs, as a share of the whole: "38.6 %". */
    default String share(final WeightedTree tree, final TreeSearch found) {
        return Sizes.share(Sizes.ratio(found.matchedTotal(FlameViewModel.VALUE), tree.total(FlameViewModel.VALUE, 0)));
    }

    /** The retention tree of a heap. */
    static FlameSource ofHeap(final HeapSession session, final HeapResults results) {
        final Map<FlameForm, FlameTree> trees = new LinkedHashMap<>();
        Stream.of(RetentionView.CLASS, RetentionView.PACKAGE, RetentionView.OBJECT)
                .forEach(view -> trees.put(
                        new FlameForm(Messages.get("retention.form." + view.name().toLowerCase(Locale.ROOT)), ""),
                        new FlameTree(results.tree(view), new RetentionText(view == RetentionView.PACKAGE), "")));
        return new TreeSource(ViewKind.FLAME, trees, Messages.get("retention.none"), asideOf(session));
    }

    /** Sampled objects and who refers to them. */
    static FlameSource ofChains(final HeapSession session, final WeightedTree chains) {
        final Loadable<WeightedTree> tree = session.loadable(() -> CompletableFuture.completedFuture(chains));
        final FlameForm form = new FlameForm(Messages.get("retention.form.class"), "");
        return new TreeSource(ViewKind.CHAINS, Map.of(form, new FlameTree(tree, new RetentionText(false), "")),
                Messages.get("chains.none"), asideOf(session));
    }

    /**
     * The calls of a profile.
     *
     * @param functions told a name of which callers and callees are to be shown; null where no view does
     */
    static FlameSource ofProfile(final ProfileLens lens, final @Nullable Consumer<String> functions) {
        return new ProfileSource(lens, functions);
    }

    private static TreeSource.Aside asideOf(final HeapSession session) {
        return new TreeSource.Aside() {

            @Override
            public <T> Loadable<T> run(final Supplier<T> work) {
                return session.loadable(() -> CompletableFuture.supplyAsync(work));
            }
        };
    }
}
