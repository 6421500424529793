package deadwood.app.ui.overview;

import deadwood.app.text.Sizes;
import deadwood.app.ui.compare.CompareViewModel;
import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.HeapSummary;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.diff.Finding;
import deadwood.model.heap.ObjectLayout;
import deadwood.model.retention.Retention;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The overview of one heap. */
public final class OverviewViewModel {

    /**
     * What retains most.
     *
     * @param dominators objects that nothing but the roots dominates, by retained size
     * @param others how many more there are
     * @param othersBytes what those retain
     * @param whole bytes of all that is reachable
     */
    public record Dominators(List<ObjectRow> dominators, long others, long othersBytes, long whole) {

        public Dominators {
            dominators = List.copyOf(dominators);
        }
    }

    /** A line of facts. */
    public record Fact(String name, String value) {}

    private static final int MOST = 14;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss",
            Locale.ENGLISH);

    private final HeapSession session;
    private final Loadable<Dominators> dominators;
    private final Consumer<Integer> select;
    private final Consumer<Integer> open;
    private final Runnable openComparison;
    private final Consumer<Integer> openType;
    private final Loadable<ContentSummary> content;
    private final ReadOnlyObjectWrapper<@Nullable CompareViewModel> comparison = new ReadOnlyObjectWrapper<>();

    /**
     * @param select told the object that somebody wants to know more of
     * @param open told the object whose part of the retention tree somebody wants to see
     * @param openComparison goes to the comparison with the other heap
     * @param openType told the sample type whose flame graph somebody wants to see
     */
    public OverviewViewModel(final HeapSession session, final Consumer<Integer> select, final Consumer<Integer> open,
            final Runnable openComparison, final Consumer<Integer> openType) {
        this.session = session;
        this.select = select;
        this.open = open;
        this.openComparison = openComparison;
        this.openType = openType;
        this.dominators = session.loadable(Messages.get("job.summary"), OverviewViewModel::dominators);
        this.content = session.loadable(Messages.get("job.profile"), (snapshot, _, _) -> ContentSummary.of(snapshot
                .snapshot()));
    }

    /** What this heap is compared with, null if it is not. */
    public ReadOnlyObjectProperty<@Nullable CompareViewModel> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Shows what changed since another heap, or no longer does so. */
    public void compareWith(final @Nullable CompareViewModel other) {
        comparison.set(other);
    }

    /** Goes to the comparison and shows a finding there. */
    public void open(final Finding finding) {
        final CompareViewModel compared = comparison.get();
        if (compared != null) {
            openComparison.run();
            compared.choose(finding);
        }
    }

    public Loadable<Snapshot> snapshot() {
        return session.snapshot();
    }

    public Loadable<HeapSummary> summary() {
        return session.summary();
    }

    public Loadable<Dominators> dominators() {
        return dominators;
    }

    /** What the file holds if that is no heap. */
    public Loadable<ContentSummary> content() {
        return content;
    }

    /** Begins, unless that has happened; goes on as soon as it is known what the file holds. */
    public void load() {
        final Snapshot known = session.snapshot().value();
        if (known == null) {
            session.snapshot().whenReady(this::load);
        } else {
            load(known);
        }
    }

    private void load(final Snapshot snapshot) {
        if (snapshot.heap() == null) {
            content.load();
        } else {
            dominators.load();
        }
    }

    /** Goes to the flame graph of a sample type. */
    public void open(final ContentSummary.TypeTotal type) {
        openType.accept(type.index());
    }

    public void select(final ObjectRow row) {
        select.accept(row.object());
    }

    public void open(final ObjectRow row) {
        open.accept(row.object());
    }

    private static Dominators dominators(final OpenSnapshot snapshot, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final ObjectReader reader = new ObjectReader(snapshot, progress, cancel);
        final Retention.Children children = reader.retention().children(Retention.ROOT);
        final List<ObjectRow> rows = new ArrayList<>();
        long shown = 0;
        for (int i = 0; i < Math.min(MOST, children.count()); i++) {
            final ObjectRow row = reader.row(children.get(i));
            rows.add(row);
            shown += row.retained();
        }
        final long whole = reader.retention().reachableBytes();
        return new Dominators(rows, children.count() - rows.size(), whole - shown, whole);
    }

    /** What the file says of itself. */
    public static List<Fact> facts(final Snapshot snapshot) {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Messages.get("overview.file"), snapshot.file().toString()));
        facts.add(new Fact(Messages.get("overview.size"), Sizes.bytes(snapshot.fileSize())));
        facts.add(new Fact(Messages.get("overview.format"), snapshot.format()));
        if (snapshot.taken() != null) {
            facts.add(new Fact(Messages.get("overview.taken"), MOMENT.format(snapshot.taken().atZone(ZoneId
                    .systemDefault()))));
        }
        return facts;
    }

    /** The heap in numbers. */
    public static List<Fact> facts(final HeapSummary heap) {
        final ObjectLayout layout = heap.layout();
        return List.of(new Fact(Messages.get("overview.objects"), Sizes.count(heap.objects())),
                new Fact(Messages.get("overview.unreachable"), Sizes.count(heap.unreachableObjects())),
                new Fact(Messages.get("overview.references"), Sizes.count(heap.references())),
                new Fact(Messages.get("overview.classes"), Sizes.count(heap.classes())),
                new Fact(Messages.get("overview.roots"), Sizes.count(heap.roots())),
                new Fact(Messages.get("overview.threads"), Sizes.count(heap.threads())),
                new Fact(Messages.get("overview.layout"), Messages.get("overview.layout.value", layout.referenceSize(),
                        layout.headerBytes(), layout.alignment())));
    }
}
