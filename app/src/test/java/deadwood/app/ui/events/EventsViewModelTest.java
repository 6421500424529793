package deadwood.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Recording;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import deadwood.model.event.EventTables;
import deadwood.model.event.EventTables.EventType;
import deadwood.model.event.EventTables.Field;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsViewModelTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private ProfileLens lens;
    private EventsViewModel model;

    @BeforeEach
    void open() throws IOException {
        session = HeapSession.open(Recording.write(directory.resolve("run.jfr")), new ImportOptions(directory.resolve(
                "cache"), 2), ui);
        settle();
        final Snapshot.Content content = Objects.requireNonNull(session.snapshot().value()).content();
        lens = new ProfileLens(session, Objects.requireNonNull(content.profile()));
        model = new EventsViewModel(session, Objects.requireNonNull(content.events()).types(), lens);
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private EventRows choose(final String name) {
        model.choose(model.types().stream().filter(type -> type.name().equals(name)).findFirst().orElseThrow());
        settle();
        return Objects.requireNonNull(Objects.requireNonNull(model.rowsProperty().get()).value());
    }

    @Test
    void typesAreFoundByNameAndLabel() {
        assertThat(model.types()).extracting(EventType::name).contains("acme.Order", "jdk.CPULoad",
                "jdk.ExecutionSample");
        model.typeFilterProperty().set("cpu LOAD");
        assertThat(model.types()).extracting(EventType::name).containsExactly("jdk.CPULoad");
    }

    @Test
    void allFieldsOfAllEventsAreThere() {
        final EventRows rows = choose("acme.Order");
        assertThat(rows.size()).isEqualTo(Recording.ORDERS);
        assertThat(rows.isCut()).isFalse();
        assertThat(model.countProperty().get()).isEqualTo("40 events");
        assertThat(model.orderProperty().get()).containsExactly(IntStream.range(0, Recording.ORDERS).toArray());
        final EventColumn article = column(rows, "article");
        assertThat(article.field().label()).isEqualTo("Article");
        assertThat(article.text(7)).isEqualTo("article 7");
        assertThat(column(rows, "weight").text(3)).isEqualTo("300 B");
        assertThat(column(rows, "express").text(1)).isEqualTo("true");
        assertThat(column(rows, "duration").text(2)).isEqualTo("3.00 ms");
        assertThat(column(rows, "startTime").exact(1)).isEqualTo("2023-11-14T22:13:20.250Z");
    }

    private static EventColumn column(final EventRows rows, final String name) {
        return rows.columns().stream().filter(each -> each.field().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void wordsAndTheTimeNarrowEvents() {
        choose("acme.Order");
        model.filterProperty().set("ARTICLE true");
        settle();
        assertThat(model.orderProperty().get()).containsExactly(IntStream.range(0, 20).map(i -> 2 * i + 1).toArray());
        model.filterProperty().set("");
        final long start = 1_700_000_000L * SECOND;
        lens.rangeProperty().set(new TimeRange(start + SECOND, start + 2 * SECOND));
        settle();
        assertThat(model.orderProperty().get()).containsExactly(4, 5, 6, 7, 8);
        assertThat(model.countProperty().get()).isEqualTo("5 of 40 events");
        assertThat(model.chips()).hasSize(1);
        lens.add(Term.ofStacks(Term.Kind.FOCUS, "step"));
        assertThat(model.chips()).hasSize(1);
        model.chips().getFirst().remove().run();
        settle();
        assertThat(model.orderProperty().get()).hasSize(40);
    }

    @Test
    void eventsThatComeWhileNobodyLooksAreThereAfterwards() {
        final EventType type = model.types().stream().filter(each -> each.name().equals("acme.Order")).findFirst()
                .orElseThrow();
        model.choose(type);
        model.rest();
        settle();
        model.shown();
        settle();
        assertThat(model.orderProperty().get()).hasSize(Recording.ORDERS);
        assertThat(model.countProperty().get()).isEqualTo("40 events");
    }

    @Test
    void columnsSortWherePeopleDoNotWait() {
        final EventRows rows = choose("acme.Order");
        final EventColumn weight = column(rows, "weight");
        model.sort(rows.columns().indexOf(weight), false);
        settle();
        assertThat(model.orderProperty().get()[0]).isEqualTo(39);
        choose("jdk.CPULoad");
        assertThat(model.orderProperty().get()).containsExactly(IntStream.range(0, 10).toArray());
    }

    /** Values of one kind by column, except one column in which kinds change. */
    private static List<List<@Nullable Object>> randomRows(final Random random, final int count) {
        final List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final List<@Nullable Object> row = new ArrayList<>();
            row.add(random.nextInt(9) == 0 ? null : (Object) (long) random.nextInt(50));
            row.add(random.nextInt(9) == 0 ? null : (Object) (random.nextInt(9) - 4.0));
            row.add(Instant.ofEpochSecond(random.nextInt(100)));
            row.add(Duration.ofNanos(random.nextInt(1000)));
            row.add(i < count / 2 ? (Object) 5L : "text " + random.nextInt(5));
            row.add(random.nextBoolean());
            rows.add(row);
        }
        return rows;
    }

    @Test
    void ordersAreThoseOfAPlainSort() throws IOException {
        final Random random = new Random(3);
        final List<List<@Nullable Object>> given = randomRows(random, 3000);
        final EventType type = new EventType("acme.Random", "", given.size(), IntStream.range(0, 6)
                .mapToObj(i -> new Field("f" + i, "", "")).toList());
        final EventRows rows = EventRows.read(new Given(type, given), type, CancelSignal.NEVER);
        assertThat(rows.columns().get(4).kind()).isEqualTo(EventColumn.Kind.TEXT);
        assertThat(rows.columns().get(4).text(0)).isEqualTo("5");
        for (int column = 0; column < 6; column++) {
            final EventColumn by = rows.columns().get(column);
            for (final boolean ascending : new boolean[]{true, false}) {
                final Comparator<Integer> order = (one, other) -> ascending
                        ? by.compare(one, other)
                        : by.compare(other, one);
                final int[] sorted = new EventOrder("", null, column, ascending).of(rows, CancelSignal.NEVER);
                assertThat(sorted).containsExactly(IntStream.range(0, given.size()).boxed().sorted(order)
                        .mapToInt(Integer::intValue).toArray());
            }
        }
        final int[] found = new EventOrder("text true", new TimeRange(10 * SECOND, 60 * SECOND), -1, true).of(rows,
                CancelSignal.NEVER);
        assertThat(found).containsExactly(IntStream.range(0, given.size())
                .filter(row -> String.valueOf(given.get(row).get(4)).startsWith("text")
                        && Boolean.TRUE.equals(given.get(row).get(5)))
                .filter(row -> given.get(row).get(2) instanceof final Instant time && time.getEpochSecond() >= 10
                        && time.getEpochSecond() <= 60)
                .toArray());
        assertThat(Arrays.stream(found).count()).isPositive();
    }

    /** Events that are there already. */
    private record Given(EventType type, List<List<@Nullable Object>> rows) implements EventTables {

        @Override
        public List<EventType> types() {
            return List.of(type);
        }

        @Override
        public void forEach(final String name, final RowSink sink, final CancelSignal cancel) {
            for (final List<@Nullable Object> row : rows) {
                if (!sink.row(row)) {
                    return;
                }
            }
        }

        @Override
        public void close() {}
    }
}
