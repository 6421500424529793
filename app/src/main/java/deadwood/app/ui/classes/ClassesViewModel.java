package deadwood.app.ui.classes;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.ClassHistogram.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The classes of one heap, and which of them are shown. */
public final class ClassesViewModel {

    private final Loadable<ClassHistogram> histogram;
    private final Consumer<String> select;
    private final Collections collections;
    private final ObservableList<Row> all = FXCollections.observableArrayList();
    private final FilteredList<Row> shown = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyLongWrapper heapSize = new ReadOnlyLongWrapper();

    /**
     * @param histogram with retained sizes
     * @param select told the name of a class that somebody wants to know more of
     * @param collections says of classes that they are collections
     */
    public ClassesViewModel(final Loadable<ClassHistogram> histogram, final Consumer<String> select,
            final Collections collections) {
        this.collections = collections;
        this.histogram = histogram;
        this.select = select;
        histogram.whenReady(result -> {
            heapSize.set(result.byName().stream().mapToLong(Row::shallowSize).sum());
            all.setAll(result.byName());
            update();
        });
        filter.addListener((_, _, _) -> update());
    }

    /** Asks what is needed to say of a class that it is a collection, see {@link CollectionForm}. */
    public interface Collections {

        /** @param receiver is given the form, later */
        void describe(String className, Consumer<CollectionForm> receiver);
    }

    /** What says of classes that they are collections. */
    public Collections collections() {
        return collections;
    }

    public Loadable<ClassHistogram> histogram() {
        return histogram;
    }

    /** The classes whose names contain the filter. */
    public ObservableList<Row> rows() {
        return shown;
    }

    /** Part of a name, upper and lower case being the same; several parts are separated by blanks and all have to be there. */
    public StringProperty filterProperty() {
        return filter;
    }

    public ObservableList<Chip> chips() {
        return chips;
    }

    /** "1,204 classes", "37 of 1,204 classes". */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** Shallow size of all objects in bytes: what a share is a share of. */
    public ReadOnlyLongProperty heapSizeProperty() {
        return heapSize.getReadOnlyProperty();
    }

    public void select(final Row row) {
        select.accept(row.className());
    }

    private void update() {
        final List<String> parts = List.of(filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        shown.setPredicate(row -> {
            final String name = row.className().toLowerCase(Locale.ROOT);
            return parts.stream().allMatch(name::contains);
        });
        final boolean filtered = !filter.get().isBlank();
        final String total = Sizes.count(all.size());
        count.set(all.isEmpty()
                ? ""
                : filtered
                        ? Messages.get("classes.some", Sizes.count(shown.size()), total)
                        : Messages.get("classes.all", total));
        if (filtered) {
            chips.setAll(new Chip(Messages.get("classes.chip", filter.get().strip()), () -> filter.set("")));
        } else {
            chips.clear();
        }
    }
}
