package deadwood.app.ui.clusters;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.LensResult;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.StackSet;
import deadwood.app.ui.text.Messages;
import deadwood.model.cluster.GoroutineGroups;
import deadwood.model.cluster.StackClusters;
import deadwood.model.profile.FrameName;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Stacks of a profile by how alike they are; goroutines by where they wait. */
public final class ClustersViewModel {

    /** Rows beyond these are too small to mean anything. */
    static final int MOST_ROWS = 1000;
    private static final String GOROUTINES = "goroutine";

    private final ProfileLens lens;
    private final ObjectProperty<Form> form;
    private final DoubleProperty threshold = new SimpleDoubleProperty(StackClusters.DEFAULT_THRESHOLD);
    private final LensResult<Found> result;
    private final ObservableList<ClusterRow> rows = FXCollections.observableArrayList();
    private @Nullable Found found;

    /** What makes a row. */
    public enum Form {
        /** Goroutines at the same place in the same state. */
        GOROUTINES,
        /** Stacks that are alike. */
        ALIKE;

        /** As the switch names it. */
        String title() {
            return Messages.get("clusters." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * @param clusters null for goroutines
     * @param count number of all rows, of which the largest are there
     * @param whole sum of all samples that count
     */
    record Found(List<ClusterRow> rows, @Nullable StackClusters clusters, int count, long whole) {}

    public ClustersViewModel(final ProfileLens lens) {
        this.lens = lens;
        this.form = new SimpleObjectProperty<>(hasGoroutines(lens) ? Form.GOROUTINES : Form.ALIKE);
        this.result = new LensResult<>(lens, Messages.get("job.clusters"), (shown, cancel) -> {
            final IntPredicate counting = shown.query().samplesOf(lens.profile());
            return form.get() == Form.GOROUTINES
                    ? goroutines(lens.profile(), shown.type(), counting, cancel)
                    : alike(lens.profile(), shown.type(), threshold.get(), counting, cancel);
        });
        result.onReady(ready -> {
            found = ready;
            rows.setAll(ready.rows());
        });
        form.addListener((_, _, _) -> result.renew());
        threshold.addListener((_, _, _) -> result.renew());
    }

    private static boolean hasGoroutines(final ProfileLens lens) {
        return lens.profile().typeNamed(GOROUTINES) >= 0;
    }

    private static Found alike(final StackProfile profile, final int type, final double threshold,
            final IntPredicate counting, final CancelSignal cancel) {
        final StackClusters clusters = StackClusters.of(profile, type, threshold, counting, cancel);
        long whole = 0;
        int count = 0;
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            whole += clusters.total(cluster, type);
            count += clusters.total(cluster, type) == 0 ? 0 : 1;
        }
        // the largest come first, those that add up to nothing last
        final List<StackClusters.Row> largest = clusters.largest(Math.min(count, MOST_ROWS));
        final List<ClusterRow> rows = new ArrayList<>();
        for (int i = 0; i < largest.size(); i++) {
            final StackClusters.Row row = largest.get(i);
            rows.add(new ClusterRow(i, row.stack(), row.totals().get(type), row.stacks(), row.samples(), row.common(),
                    "", 0));
        }
        return new Found(rows, clusters, count, whole);
    }

    private static Found goroutines(final StackProfile profile, final int type, final IntPredicate counting,
            final CancelSignal cancel) {
        final GoroutineGroups groups = GoroutineGroups.of(profile, type, counting, cancel);
        final List<ClusterRow> rows = groups.groups().stream().limit(MOST_ROWS)
                .map(group -> new ClusterRow(-1, group.stack(), group.count(), 1, group.count(), group.key().frames()
                        .stream().map(GoroutineGroups.Place::function).toList(), group.key().state(),
                        group
                                .longestWait()))
                .toList();
        return new Found(rows, null, groups.groups().size(), groups.goroutines());
    }

    ProfileLens lens() {
        return lens;
    }

    LensResult<Found> result() {
        return result;
    }

    ObservableList<ClusterRow> rows() {
        return rows;
    }

    ObjectProperty<Form> formProperty() {
        return form;
    }

    /** The forms that the profile has something for. */
    List<Form> forms() {
        return hasGoroutines(lens) ? List.of(Form.values()) : List.of(Form.ALIKE);
    }

    /** How alike stacks must be, {@value StackClusters#LEAST_THRESHOLD} to 1. */
    DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Sum of all samples that count. */
    long whole() {
        final Found ready = found;
        return ready == null ? 0 : ready.whole();
    }

    /** "52 clusters of 1,204 stacks", "1,000 of 3,200 clusters". */
    String words() {
        final Found ready = found;
        if (ready == null) {
            return "";
        }
        final boolean isOne = ready.count() == 1;
        final String all = Messages.get(form.get() == Form.GOROUTINES
                ? isOne ? "clusters.group" : "clusters.groups"
                : isOne ? "clusters.one" : "clusters.count", Sizes.count(ready.count()));
        return ready.count() > ready.rows().size()
                ? Messages.get("clusters.largest", Sizes.count(ready.rows().size()), all)
                : all;
    }

    /** The last functions that all stacks of a row have, short, the innermost last. */
    static String summary(final ClusterRow row, final int most) {
        final List<String> names = row.common().stream().map(name -> FrameName.of(name).shortName()).toList();
        final String last = String.join(" › ", names.subList(Math.max(0, names.size() - most), names.size()));
        return names.size() > most ? "… › " + last : last;
    }

    /** Looks only at the samples of a row, in all views of the profile. */
    void focus(final ClusterRow row) {
        final Found ready = found;
        if (ready == null) {
            return;
        }
        final String name = summary(row, 1).replace("… › ", "");
        final StackClusters clusters = ready.clusters();
        final StackProfile profile = lens.profile();
        lens.session().ask(Messages.get("job.clusters"), (_, _, _) -> {
            final BitSet stacks = new BitSet(profile.stacks().size());
            if (clusters == null) {
                final List<StackFrame> frames = StackFrame.of(profile, row.stack(), row.common());
                final BitSet seen = new BitSet(profile.stacks().size());
                for (int sample = 0; sample < profile.size(); sample++) {
                    final int stack = profile.stack(sample);
                    if (!seen.get(stack)) {
                        seen.set(stack);
                        stacks.set(stack, StackFrame.of(profile, stack, row.common()).equals(frames));
                    }
                }
            } else {
                for (final int stack : clusters.stacks(row.number(), profile)) {
                    stacks.set(stack);
                }
            }
            return stacks;
        }, stacks -> lens.stacksProperty().set(new StackSet(Messages.get("clusters.chip", name), stacks)));
    }
}
