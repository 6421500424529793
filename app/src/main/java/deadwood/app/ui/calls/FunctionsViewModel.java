package deadwood.app.ui.calls;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.TreeTurns;
import deadwood.model.tree.WeightedTree;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** All functions of a profile, and one of them between those that call it and those that it calls. */
public final class FunctionsViewModel {

    private final ProfileLens lens;
    private final ObservableList<FunctionRow> all = FXCollections.observableArrayList();
    private final FilteredList<FunctionRow> rows = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Loadable<TreeTotals>> totals = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable FunctionRow> chosen = new ReadOnlyObjectWrapper<>();
    private final CallRows callers = new CallRows();
    private final CallRows callees = new CallRows();
    private @Nullable TreeTotals shown;
    private boolean isShown;

    /** Both sides of a function. */
    private record Sides(WeightedTree callers, WeightedTree callees) {}

    public FunctionsViewModel(final ProfileLens lens) {
        this.lens = lens;
        lens.shownProperty().addListener((_, _, _) -> follow());
        filter.addListener((_, _, _) -> narrow());
        lens.functionProperty().addListener((_, _, name) -> {
            if (isShown) {
                choose(name);
            }
        });
        follow();
    }

    private void follow() {
        final Loadable<TreeTotals> next = lens.shownProperty().get().totals();
        totals.set(next);
        next.whenReady(ready -> {
            if (next.equals(totals.get())) {
                show(ready);
            }
        });
        if (isShown) {
            next.load();
        }
    }

    private void show(final TreeTotals ready) {
        shown = ready;
        final WeightedTree tree = ready.tree();
        final List<FunctionRow> list = Arrays.stream(ready.names())
                .mapToObj(name -> new FunctionRow(name, tree.nameOf(name), ready.self(0, name), ready.total(0, name),
                        ready.callers(name), ready.callees(name)))
                .filter(row -> row.self() != 0 || row.total() != 0).toList();
        all.setAll(list);
        narrow();
        choose(lens.functionProperty().get());
    }

    private void narrow() {
        final List<String> parts = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        rows.setPredicate(row -> {
            final String name = row.name().toLowerCase(Locale.ROOT);
            return parts.stream().allMatch(name::contains);
        });
        count.set(filter.get().isBlank()
                ? Messages.get("functions.all", Sizes.count(all.size()))
                : Messages.get("functions.some", Sizes.count(rows.size()), Sizes.count(all.size())));
    }

    /** Shows a function between callers and callees. */
    private void choose(final String name) {
        final TreeTotals ready = shown;
        final FunctionRow row = ready == null
                ? null
                : all.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
        chosen.set(row);
        if (row == null || ready == null) {
            callers.clear();
            callees.clear();
            return;
        }
        lens.session().ask(Messages.get("job.profile"), (_, _, cancel) -> sides(ready.tree(), row.id(), cancel),
                sides -> {
                    if (row.equals(chosen.get()) && ready.equals(shown)) {
                        callers.show(sides.callers());
                        callees.show(sides.callees());
                    }
                });
    }

    private static Sides sides(final WeightedTree tree, final int name, final CancelSignal cancel) {
        return new Sides(TreeTurns.callers(tree, name, cancel), TreeTurns.callees(tree, name, cancel));
    }

    public ProfileLens lens() {
        return lens;
    }

    /** What the table waits for. */
    public ReadOnlyObjectProperty<Loadable<TreeTotals>> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** The functions whose names contain the filter. */
    public ObservableList<FunctionRow> rows() {
        return rows;
    }

    /** Part of a name, upper and lower case being the same; several parts are separated by blanks and all have to be there. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** "1,204 functions", "37 of 1,204 functions". */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** The function that stands between callers and callees, null if none does. */
    public ReadOnlyObjectProperty<@Nullable FunctionRow> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    CallRows callers() {
        return callers;
    }

    CallRows callees() {
        return callees;
    }

    /** Sum of all samples that count. */
    long whole() {
        final TreeTotals ready = shown;
        return ready == null ? 0 : ready.tree().total(0, 0);
    }

    /** Nobody looks at it any more: what changes from now on is computed when somebody does again. */
    void rest() {
        isShown = false;
    }

    /** Begins, unless that has happened. */
    void load() {
        isShown = true;
        totals.get().load();
        final FunctionRow row = chosen.get();
        if (shown != null && !lens.functionProperty().get().equals(row == null ? "" : row.name())) {
            choose(lens.functionProperty().get());
        }
    }

    /** The function with the largest self. */
    @Nullable
    FunctionRow largest() {
        return rows.stream().max(java.util.Comparator.comparingLong(row -> Math.abs(row.self()))).orElse(null);
    }
}
