package deadwood.app.ui.timeline;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.RangeText;
import deadwood.app.ui.profile.StackSet;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleFilter;
import deadwood.model.profile.SampleType;
import deadwood.model.series.TimeSeries;
import deadwood.model.timeline.TimeRange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What of the time of a file is drawn, and which part of it counts in all views of its profile. */
public final class TimelineViewModel {

    /** Times before that are no times of a clock, but of a program that runs: in nanoseconds, ten years. */
    private static final long EARLIEST_CLOCK = 10 * 365 * TimeTicks.DAY;
    /** A key moves what is selected by that part of what is in sight. */
    private static final int STEPS_IN_SIGHT = 100;
    /** A bar is that wide in pixels. */
    private static final int BUCKET = 3;
    /** Widths are rounded to that many pixels, lest every step of a resize computes everything anew. */
    private static final int WIDTHS = 48;

    private final HeapSession session;
    private final @Nullable ProfileLens lens;
    private final List<TimeSeries> series;
    private final TimelineReader reader;
    private final ObservableList<TimeSeries> shownSeries = FXCollections.observableArrayList();
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.TIMELINE);
    private final ObjectProperty<@Nullable TimeRange> range;
    private final ReadOnlyObjectWrapper<@Nullable TimelineData> data = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Loadable<TimelineData>> latest;
    private final ObservableList<Chip> chips = FXCollections.observableArrayList();
    private final Deque<TimeRange> zooms = new ArrayDeque<>();
    private int width = 960;
    private Key key;
    private boolean isInSight;

    /** How samples are drawn. */
    public enum Form {
        /** Over time, with series and threads below. */
        TIMELINE,
        /** By second and part of the second. */
        HEAT;

        /** As the switch names it. */
        String title() {
            return Messages.get("timeline." + name().toLowerCase(Locale.ROOT));
        }
    }

    /** What decides what is drawn: the range is only marked. */
    private record Key(int type, List<Term> terms, @Nullable StackSet stacks, @Nullable TimeRange view, int width,
            Form form,
            List<TimeSeries> series) {}

    /**
     * @param series all that the file has
     * @param lens how its profile is looked at, null where there are no samples with times
     */
    public TimelineViewModel(final HeapSession session, final List<TimeSeries> series,
            final @Nullable ProfileLens lens) {
        this.session = session;
        this.lens = lens;
        this.series = series.stream().filter(one -> one.size() > 0).toList();
        this.reader = new TimelineReader(lens == null ? null : lens.profile(), this.series);
        this.range = lens == null ? new SimpleObjectProperty<>() : lens.rangeProperty();
        shownSeries.setAll(SeriesChoice.usual(this.series, lens == null));
        this.key = key();
        this.latest = new ReadOnlyObjectWrapper<>(make(key));
        follow(latest.get());
        if (lens != null) {
            lens.shownProperty().addListener((_, _, _) -> update());
            lens.chips().addListener((ListChangeListener<Chip>) _ -> showChips());
        }
        range.addListener((_, _, _) -> showChips());
        form.addListener((_, _, _) -> update());
        shownSeries.addListener((ListChangeListener<TimeSeries>) _ -> update());
        showChips();
    }

    private Key key() {
        return new Key(lens == null ? 0 : lens.typeProperty().get(), lens == null
                ? List.of()
                : List.copyOf(lens.terms()), lens == null ? null : lens.stacksProperty().get(), zooms.peek(), width,
                form.get(), List.copyOf(shownSeries));
    }

    private void update() {
        final Key now = key();
        if (!now.equals(key)) {
            key = now;
            final Loadable<TimelineData> old = latest.get();
            latest.set(make(now));
            follow(latest.get());
            old.forget();
            if (isInSight) {
                latest.get().load();
            }
        }
    }

    private Loadable<TimelineData> make(final Key wanted) {
        final ProfileQuery query = lens == null ? ProfileQuery.ALL : lens.shownProperty().get().query();
        final TimelineReader.Request request = new TimelineReader.Request(wanted.type, query.withSamples(query.samples()
                .between(SampleFilter.ALL.from(), SampleFilter.ALL.to())), wanted.view, wanted.width, BUCKET,
                wanted.form == Form.HEAT && lens != null, wanted.series);
        return session.loadable(Messages.get("job.timeline"), (_, _, cancel) -> reader.read(request, cancel));
    }

    private void follow(final Loadable<TimelineData> next) {
        next.whenReady(ready -> {
            if (next.equals(latest.get())) {
                if (lens != null) {
                    lens.startsAt(ready.whole().first());
                }
                data.set(ready);
                showChips();
            }
        });
    }

    private void showChips() {
        chips.setAll(lens == null ? List.of() : lens.chips());
        final TimelineData ready = data.get();
        final TimeRange selected = range.get();
        final TimeRange zoom = zooms.peek();
        if (ready != null) {
            final long start = ready.whole().first();
            if (lens == null && selected != null) {
                chips.add(new Chip(RangeText.of(selected, start), () -> range.set(null)));
            }
            if (zoom != null) {
                chips.add(new Chip(Messages.get("timeline.zoomed", RangeText.of(zoom, start)), this::showAll));
            }
        }
    }

    /** How the profile is looked at, null where there are no samples with times. */
    public @Nullable ProfileLens lens() {
        return lens;
    }

    /** What is drawn of the samples. */
    SampleType sampleType() {
        return Objects.requireNonNull(lens).sampleType();
    }

    /** All that the file has. */
    List<TimeSeries> series() {
        return series;
    }

    /** Those that are drawn. */
    ObservableList<TimeSeries> shownSeries() {
        return shownSeries;
    }

    ObjectProperty<Form> formProperty() {
        return form;
    }

    /** The part of the time that counts, null for all of it. */
    ObjectProperty<@Nullable TimeRange> rangeProperty() {
        return range;
    }

    /** What was computed last: it stays until the next is there. */
    ReadOnlyObjectProperty<@Nullable TimelineData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** What is being computed. */
    ReadOnlyObjectProperty<Loadable<TimelineData>> latestProperty() {
        return latest.getReadOnlyProperty();
    }

    ObservableList<Chip> chips() {
        return chips;
    }

    /** Whether times are of a clock, and not since the start of a program. */
    static boolean isClock(final TimelineData ready) {
        return ready.whole().first() >= EARLIEST_CLOCK;
    }

    /** Begins, and goes on whenever something changes. */
    void load() {
        isInSight = true;
        latest.get().load();
    }

    /** Nobody looks at it any more. */
    void rest() {
        isInSight = false;
    }

    /** How many pixels there are for the time that is drawn. */
    void fit(final double pixels) {
        width = Math.max(WIDTHS, WIDTHS * (int) (pixels / WIDTHS));
        update();
    }

    /** Selects from one moment to another, in either order, as far as there is time. */
    void select(final long one, final long other) {
        final TimelineData ready = data.get();
        if (ready != null) {
            range.set(new TimeRange(Math.min(one, other), Math.max(one, other)).within(ready.whole()));
        }
    }

    private long step(final TimelineData ready) {
        return ready.heat() != null
                ? ready.heat().columnNanos()
                : Math.max(1, TimelineReader.span(ready.view()) / STEPS_IN_SIGHT);
    }

    /** Moves what is selected by a step; what is in sight goes along where that is needed. */
    void move(final int direction) {
        final TimelineData ready = data.get();
        final TimeRange selected = range.get();
        if (ready == null) {
            return;
        }
        final long step = step(ready);
        if (selected == null) {
            final long first = direction > 0 ? ready.view().first() : ready.view().last() - step + 1;
            select(first, first + step - 1);
            return;
        }
        final long room = direction > 0
                ? ready.whole().last() - selected.last()
                : selected.first() - ready.whole().first();
        final long by = Math.min(step, Math.max(0, room)) * direction;
        final TimeRange moved = new TimeRange(selected.first() + by, selected.last() + by);
        range.set(moved);
        final TimeRange zoom = zooms.peek();
        if (zoom != null && by != 0 && (moved.first() < zoom.first() || moved.last() > zoom.last())) {
            zooms.pop();
            zooms.push(new TimeRange(zoom.first() + by, zoom.last() + by));
            update();
            showChips();
        }
    }

    /** Moves the end of what is selected by a step. */
    void extend(final int direction) {
        final TimelineData ready = data.get();
        final TimeRange selected = range.get();
        if (ready != null && selected != null) {
            final long end = selected.last() + direction * step(ready);
            select(selected.first(), Math.max(selected.first() + step(ready) - 1, end));
        } else {
            move(direction);
        }
    }

    /** Draws what is selected in the whole width. */
    void zoomIn() {
        final TimeRange selected = range.get();
        if (selected != null && !selected.equals(zooms.peek()) && selected.last() > selected.first()) {
            zooms.push(selected);
            update();
            showChips();
        }
    }

    /** Selects nothing any more, or if nothing is selected draws what was drawn before. */
    void back() {
        if (range.get() != null) {
            range.set(null);
        } else if (!zooms.isEmpty()) {
            zooms.pop();
            update();
            showChips();
        }
    }

    private void showAll() {
        zooms.clear();
        update();
        showChips();
    }
}
