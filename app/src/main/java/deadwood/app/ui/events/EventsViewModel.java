package deadwood.app.ui.events;

import deadwood.app.text.Sizes;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.event.EventTables.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The types of events of a file, and the events of one of them as far as they are looked at. */
public final class EventsViewModel {

    private final HeapSession session;
    private final @Nullable ProfileLens lens;
    private final FilteredList<EventType> types;
    private final StringProperty typeFilter = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable EventType> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Loadable<EventRows>> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<int[]> order = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private @Nullable Loadable<int[]> ordering;
    private int column = -1;
    private boolean isAscending = true;
    private boolean isInSight = true;
    /** What the rows that are shown were asked for by, null while there are none of the chosen type. */
    private @Nullable EventOrder done;

    /** @param lens whose time is followed, null if the file has no profile */
    public EventsViewModel(final HeapSession session, final List<EventType> types, final @Nullable ProfileLens lens) {
        this.session = session;
        this.lens = lens;
        this.types = new FilteredList<>(FXCollections.observableArrayList(types.stream()
                .sorted(Comparator.comparing((EventType type) -> title(type).toLowerCase(Locale.ROOT))).toList()));
        typeFilter.addListener((_, _, now) -> narrowTypes(now));
        filter.addListener((_, _, _) -> update());
        if (lens != null) {
            lens.rangeProperty().addListener((_, _, _) -> update());
            lens.chips().addListener((ListChangeListener<Chip>) _ -> showChips());
        }
        showChips();
    }

    /** As a person reads it; those that say nothing are called by their name. */
    static String title(final EventType type) {
        return type.label().isEmpty() ? type.name() : type.label();
    }

    private void narrowTypes(final String text) {
        final List<String> parts = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        types.setPredicate(type -> {
            final String whole = (type.label() + '\n' + type.name()).toLowerCase(Locale.ROOT);
            return parts.stream().allMatch(whole::contains);
        });
    }

    /** Only the time narrows events: stacks and labels are those of samples. */
    private void showChips() {
        chips.setAll(lens == null ? List.of() : lens.chips().stream().filter(lens::isOfRange).toList());
    }

    /** Reads the events of a type. */
    void choose(final EventType type) {
        if (type.equals(chosen.get())) {
            return;
        }
        final Loadable<EventRows> old = rows.get();
        if (old != null) {
            old.forget();
        }
        column = -1;
        isAscending = true;
        done = null;
        order.set(new int[0]);
        count.set("");
        final Loadable<EventRows> next = session.loadable(Messages.get("job.events", type.label()),
                (snapshot, _, cancel) -> EventRows.read(snapshot.events(), type, cancel));
        chosen.set(type);
        rows.set(next);
        next.whenReady(_ -> {
            if (next.equals(rows.get())) {
                update();
            }
        });
        next.load();
    }

    private EventOrder wanted() {
        return new EventOrder(filter.get(), lens == null ? null : lens.rangeProperty().get(), column, isAscending);
    }

    private void update() {
        final Loadable<EventRows> current = rows.get();
        final EventRows ready = current == null ? null : current.value();
        if (ready == null || !isInSight) {
            return;
        }
        if (ordering != null) {
            ordering.forget();
        }
        final EventOrder wanted = wanted();
        final Loadable<int[]> next = session.loadable(Messages.get("job.events.order"), (_, _, cancel) -> wanted.of(
                ready, cancel));
        ordering = next;
        next.whenReady(now -> {
            if (next.equals(ordering) && current == rows.get()) {
                done = wanted;
                order.set(now);
                count.set(words(now.length, ready));
            }
        });
        next.load();
    }

    private static String words(final int shown, final EventRows all) {
        final String of = Sizes.count(all.size());
        final String text = shown == all.size()
                ? Messages.get("events.all", of)
                : Messages.get("events.some", Sizes.count(shown), of);
        return all.isCut() ? Messages.get("events.cut", text, Sizes.count(all.type().count())) : text;
    }

    /** Somebody looks at it again. */
    void shown() {
        isInSight = true;
        if (!wanted().equals(done)) {
            update();
        }
    }

    /** Nobody looks at it any more. */
    void rest() {
        isInSight = false;
    }

    /** @param by index of the column, −1 for the order of the file */
    void sort(final int by, final boolean ascending) {
        if (by != column || ascending != isAscending) {
            column = by;
            isAscending = ascending;
            update();
        }
    }

    /** Those whose name or label contains the filter. */
    ObservableList<EventType> types() {
        return types;
    }

    StringProperty typeFilterProperty() {
        return typeFilter;
    }

    /** Words that are looked for in all fields. */
    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<@Nullable EventType> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The events of the chosen type, null while none is chosen. */
    ReadOnlyObjectProperty<@Nullable Loadable<EventRows>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Which of them are shown, in that order. */
    ReadOnlyObjectProperty<int[]> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** "1,204 events", "37 of 1,204 events". */
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ObservableList<Chip> chips() {
        return chips;
    }
}
