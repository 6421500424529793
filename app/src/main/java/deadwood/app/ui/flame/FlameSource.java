package deadwood.app.ui.flame;

import deadwood.app.text.Amounts;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.RetentionView;
import deadwood.model.profile.ProfileTree;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a flame graph shows.
 *
 * @param kind the view it is
 * @param forms its trees, at least one
 * @param first the form to show first
 * @param isFiltered whether stacks can be filtered
 * @param empty what is said of a tree that weighs nothing
 */
public record FlameSource(ViewKind kind, List<FlameForm> forms, FlameForm first, boolean isFiltered, String empty) {

    /** Filtered trees that are kept for a sample type. */
    private static final int MOST_KEPT = 4;

    public FlameSource {
        forms = List.copyOf(forms);
    }

    /** The retention tree of a heap. */
    public static FlameSource ofHeap(final HeapResults results) {
        final List<FlameForm> forms = Stream.of(RetentionView.CLASS, RetentionView.PACKAGE, RetentionView.OBJECT)
                .map(view -> new FlameForm(
                        Messages.get("retention.form." + view.name().toLowerCase(Locale.ROOT)), "",
                        _ -> results.tree(view), new RetentionText(view == RetentionView.PACKAGE)))
                .toList();
        return new FlameSource(ViewKind.FLAME, forms, forms.getFirst(), false, Messages.get("retention.none"));
    }

    /** Sampled objects and who refers to them. */
    public static FlameSource ofChains(final HeapSession session, final WeightedTree chains) {
        final Loadable<WeightedTree> tree = session.loadable(() -> CompletableFuture.completedFuture(chains));
        final FlameForm form = new FlameForm(Messages.get("retention.form.class"), "", _ -> tree,
                new RetentionText(false));
        return new FlameSource(ViewKind.CHAINS, List.of(form), form, false, Messages.get("chains.none"));
    }

    /** The calls of a profile, one form a sample type. */
    public static FlameSource ofProfile(final HeapSession session, final StackProfile profile) {
        final List<FlameForm> forms = new ArrayList<>();
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            final SampleType sampleType = profile.sampleTypes().get(type);
            forms.add(new FlameForm(sampleType.name(), Amounts.of(profile.total(type), sampleType.unit()),
                    new Trees(session, profile, type), new ProfileText(profile, sampleType)));
        }
        return new FlameSource(ViewKind.PROFILE, forms, forms.get(profile.firstTypeWithValues()), true,
                Messages.get("profile.none"));
    }

    /** The trees of one sample type: that of all stacks, and the last few of filtered ones. */
    private static final class Trees implements Function<StackFilter, Loadable<WeightedTree>> {

        private final HeapSession session;
        private final StackProfile profile;
        private final int type;
        private final Map<StackFilter, Loadable<WeightedTree>> known = new LinkedHashMap<>();

        Trees(final HeapSession session, final StackProfile profile, final int type) {
            this.session = session;
            this.profile = profile;
            this.type = type;
        }

        @Override
        public Loadable<WeightedTree> apply(final StackFilter filter) {
            final Loadable<WeightedTree> there = known.get(filter);
            if (there != null) {
                return there;
            }
            if (known.size() >= MOST_KEPT) {
                known.keySet().stream().filter(other -> !other.equals(StackFilter.NONE)).findFirst()
                        .ifPresent(known::remove);
            }
            final Loadable<WeightedTree> tree = session.loadable(Messages.get("job.profile"),
                    (_, _, cancel) -> tree(filter, cancel));
            known.put(filter, tree);
            return tree;
        }

        private WeightedTree tree(final StackFilter filter, final CancelSignal cancel) {
            final WeightedTree tree = ProfileTree.of(profile, List.of(type), filter.frames(), cancel);
            return MagnitudeTree.isNeeded(tree, 0) ? MagnitudeTree.of(tree, 0, cancel) : tree;
        }
    }
}
