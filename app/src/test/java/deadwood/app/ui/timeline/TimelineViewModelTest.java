package deadwood.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deadwood.app.ui.Recording;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.LabelTotals;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.timeline.TimeRange;
import deadwood.model.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineViewModelTest {

    private static final long SECOND = TimeTicks.SECOND;

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private ProfileLens lens;
    private TimelineViewModel model;

    @BeforeEach
    void open() throws IOException {
        session = open(Recording.write(directory.resolve("run.jfr")));
        final Snapshot.Content content = content(session);
        lens = new ProfileLens(session, Objects.requireNonNull(content.profile()));
        model = new TimelineViewModel(session, content.series(), lens);
        model.load();
        settle();
    }

    private HeapSession open(final Path file) {
        final HeapSession opened = HeapSession.open(file, new ImportOptions(directory.resolve("cache"), 2), ui);
        ui.until(() -> !opened.isBusy());
        return opened;
    }

    private static Snapshot.Content content(final HeapSession of) {
        return Objects.requireNonNull(of.snapshot().value()).content();
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private TimelineData data() {
        return Objects.requireNonNull(model.dataProperty().get());
    }

    private Timeline samples() {
        return Objects.requireNonNull(data().samples());
    }

    private long selected() {
        settle();
        final var tree = lens.shownProperty().get().tree();
        tree.load();
        settle();
        return Objects.requireNonNull(tree.value()).total(0, 0);
    }

    @Test
    void everySampleIsInABarAndInALane() {
        assertThat(Arrays.stream(samples().values()).sum()).isEqualTo(Recording.SAMPLES);
        assertThat(samples().lanes()).extracting(Timeline.Lane::name).containsExactlyInAnyOrder("worker 0", "worker 1",
                "worker 2");
        assertThat(samples().lanes().stream().mapToLong(Timeline.Lane::total).sum()).isEqualTo(Recording.SAMPLES);
        assertThat(model.shownSeries()).extracting(TimeSeries::name).contains("CPU load of the JVM, user");
    }

    @Test
    void whatIsSelectedCountsInAllViewsAndIsMarkedHere() {
        final long start = data().whole().first();
        // samples 20 to 39, both ends included
        model.select(start + 2 * SECOND - Recording.BETWEEN, start + SECOND);
        assertThat(selected()).isEqualTo(20);
        assertThat(Arrays.stream(samples().values()).sum()).isEqualTo(Recording.SAMPLES);
        assertThat(model.chips()).singleElement().satisfies(chip -> assertThat(chip.text()).isEqualTo(
                "950 ms, 1.00 s after the start"));
        model.select(start + SECOND, start + SECOND);
        assertThat(selected()).isEqualTo(1);
        model.chips().getFirst().remove().run();
        assertThat(selected()).isEqualTo(Recording.SAMPLES);
        assertThat(model.chips()).isEmpty();
    }

    @Test
    void keysMoveWhatIsSelectedAsFarAsThereIsTime() {
        model.move(1);
        final TimeRange first = Objects.requireNonNull(lens.rangeProperty().get());
        assertThat(first.first()).isEqualTo(data().whole().first());
        model.move(1);
        assertThat(Objects.requireNonNull(lens.rangeProperty().get()).first()).isEqualTo(first.last() + 1);
        model.extend(1);
        final TimeRange longer = Objects.requireNonNull(lens.rangeProperty().get());
        assertThat(longer.last() - longer.first() + 1).isEqualTo(2 * (first.last() - first.first() + 1));
        for (int i = 0; i < 500; i++) {
            model.move(1);
        }
        final TimeRange last = Objects.requireNonNull(lens.rangeProperty().get());
        assertThat(last.last()).isEqualTo(data().whole().last());
        assertThat(last.last() - last.first()).isEqualTo(longer.last() - longer.first());
        for (int i = 0; i < 500; i++) {
            model.extend(-1);
        }
        final TimeRange least = Objects.requireNonNull(lens.rangeProperty().get());
        assertThat(least.last() - least.first() + 1).isEqualTo(first.last() - first.first() + 1);
    }

    @Test
    void zoomingDrawsThatPartAndEscapeGoesBackStepByStep() {
        final long start = data().whole().first();
        model.select(start + 2 * SECOND, start + 4 * SECOND - 1);
        model.zoomIn();
        settle();
        assertThat(data().view()).isEqualTo(new TimeRange(start + 2 * SECOND, start + 4 * SECOND - 1));
        assertThat(Arrays.stream(samples().values()).sum()).isEqualTo(40);
        assertThat(model.chips()).hasSize(2);
        model.back();
        assertThat(lens.rangeProperty().get()).isNull();
        model.back();
        settle();
        assertThat(data().view()).isEqualTo(data().whole());
        assertThat(model.chips()).isEmpty();
    }

    @Test
    void aHeatMapHasTheSameSamples() {
        model.formProperty().set(TimelineViewModel.Form.HEAT);
        settle();
        final var heat = Objects.requireNonNull(data().heat());
        assertThat(heat.columnNanos()).isEqualTo(SECOND);
        assertThat(Arrays.stream(heat.cells()).sum()).isEqualTo(Recording.SAMPLES);
        final TimeRange cell = heat.rangeOf(0, 0, 1, heat.rows() - 1);
        model.select(cell.first(), cell.last());
        assertThat(selected()).isBetween(1L, 40L);
    }

    @Test
    void whatNarrowsTheProfileNarrowsTheBars() {
        lens.add(Term.ofLabel(Term.Kind.LABEL, "thread", new LabelTotals.Value.Text("worker 1")));
        settle();
        assertThat(samples().lanes()).singleElement().satisfies(lane -> assertThat(lane.total()).isEqualTo(67));
        lens.add(Term.ofStacks(Term.Kind.FOCUS, "nobody"));
        settle();
        assertThat(Arrays.stream(samples().values()).sum()).isZero();
    }

    @Test
    void seriesAloneAreDrawnTooWithTimesSinceTheStart() throws IOException {
        final Path file = Files.writeString(directory.resolve("gc.txt"), """
                gc 1 @0.010s 1%: 0.010+0.20+0.003 ms clock, 0.08+0.10/0.3/0+0.03 ms cpu, 4->4->1 MB, 5 MB goal, 8 P
                gc 2 @0.510s 2%: 0.010+0.20+0.003 ms clock, 0.08+0.10/0.3/0+0.03 ms cpu, 4->5->3 MB, 5 MB goal, 8 P
                gc 3 @2.010s 2%: 0.010+0.20+0.003 ms clock, 0.08+0.10/0.3/0+0.03 ms cpu, 4->5->2 MB, 6 MB goal, 8 P
                """);
        try (HeapSession trace = open(file)) {
            final TimelineViewModel alone = new TimelineViewModel(trace, content(trace).series(), null);
            alone.load();
            ui.until(() -> !trace.isBusy());
            final TimelineData ready = Objects.requireNonNull(alone.dataProperty().get());
            assertThat(ready.whole().first()).isCloseTo(SECOND / 100, within(1L));
            assertThat(ready.whole().last()).isCloseTo(2_010_000_000L, within(1L));
            assertThat(TimelineViewModel.isClock(ready)).isFalse();
            assertThat(ready.samples()).isNull();
            assertThat(ready.series()).anySatisfy(chart -> {
                assertThat(chart.series().name()).isEqualTo("live heap");
                assertThat(chart.least()).isEqualTo(1 << 20);
                assertThat(chart.most()).isEqualTo(3 << 20);
            });
            assertThat(alone.shownSeries()).extracting(TimeSeries::unit).doesNotContain("boolean");
            alone.move(1);
            assertThat(alone.chips()).hasSize(1);
            alone.shownSeries().setAll(List.of());
            ui.until(() -> !trace.isBusy());
            assertThat(Objects.requireNonNull(alone.dataProperty().get()).series()).isEmpty();
        }
    }
}
