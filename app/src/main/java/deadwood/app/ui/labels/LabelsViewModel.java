package deadwood.app.ui.labels;

import deadwood.app.ui.profile.LabelText;
import deadwood.app.ui.profile.LensResult;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.LabelTotals;
import deadwood.model.profile.StackProfile;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The labels of the samples that count, and the values of one of them. */
public final class LabelsViewModel {

    private final ProfileLens lens;
    private final LensResult<Found> result;
    private final ObservableList<LabelTotals.Key> keys = FXCollections.observableArrayList();
    private final ObservableList<LabelTotals.Row> all = FXCollections.observableArrayList();
    private final FilteredList<LabelTotals.Row> values = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<LabelTotals.@Nullable Key> chosen = new ReadOnlyObjectWrapper<>();
    private @Nullable Found found;

    /**
     * @param type the sample type that values are ordered by
     * @param whole sum of all samples that count
     */
    record Found(LabelTotals totals, List<LabelTotals.Key> keys, int type, long whole) {}

    public LabelsViewModel(final ProfileLens lens) {
        this.lens = lens;
        this.result = new LensResult<>(lens, Messages.get("job.labels"), (shown, cancel) -> {
            final StackProfile profile = lens.profile();
            final IntPredicate counting = shown.query().samplesOf(profile);
            final int first = profile.firstSample(shown.type());
            final int end = profile.endSample(shown.type());
            final LabelTotals totals = LabelTotals.of(profile, sample -> sample >= first && sample < end
                    && counting.test(sample), cancel);
            return new Found(totals, totals.keys(), shown.type(), totals.total(shown.type()));
        });
        result.onReady(this::show);
        filter.addListener((_, _, _) -> narrow());
    }

    private void show(final Found ready) {
        found = ready;
        final LabelTotals.Key before = chosen.get();
        keys.setAll(ready.keys());
        choose(keys.stream().filter(key -> before != null && key.key().equals(before.key())).findFirst()
                .orElse(keys.isEmpty() ? null : keys.getFirst()));
    }

    /** Shows the values of a key. */
    void choose(final LabelTotals.@Nullable Key key) {
        final Found ready = found;
        if (key != null && !key.equals(chosen.get())) {
            filter.set("");
        }
        chosen.set(key);
        if (key == null || ready == null) {
            all.clear();
            return;
        }
        lens.session().ask(Messages.get("job.labels"), (_, _, _) -> ready.totals().values(key.key(), ready.type()),
                rows -> {
                    if (key.equals(chosen.get()) && ready.equals(found)) {
                        all.setAll(rows);
                    }
                });
    }

    private void narrow() {
        final String part = filter.get().strip().toLowerCase(Locale.ROOT);
        values.setPredicate(row -> LabelText.of(row.value()).toLowerCase(Locale.ROOT).contains(part));
    }

    ProfileLens lens() {
        return lens;
    }

    LensResult<Found> result() {
        return result;
    }

    /** Sum of all samples that count. */
    long whole() {
        final Found ready = found;
        return ready == null ? 0 : ready.whole();
    }

    /** The key that most samples have first. */
    ObservableList<LabelTotals.Key> keys() {
        return keys;
    }

    /** Those of the chosen key whose text contains the filter, what weighs most first. */
    ObservableList<LabelTotals.Row> values() {
        return values;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /** The key whose values are shown, null if there is none. */
    ReadOnlyObjectProperty<LabelTotals.@Nullable Key> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The value of a row for the sample type that is looked at. */
    long amount(final List<Long> totals) {
        final Found ready = found;
        return ready == null ? 0 : totals.get(ready.type());
    }

    /** Narrows the profile to a value of the chosen key, or to all but that. */
    void narrow(final LabelTotals.Row row, final Term.Kind kind) {
        final LabelTotals.Key key = chosen.get();
        if (key != null) {
            lens.add(Term.ofLabel(kind, key.key(), row.value()));
        }
    }
}
