package deadwood.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.cli.ShopDumps;
import deadwood.app.ui.Calls;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.Activity;
import deadwood.importers.ImportOptions;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private Sessions sessions;
    private ShellViewModel model;
    private Path before;
    private Path after;

    @BeforeEach
    void open() throws IOException {
        before = ShopDumps.before(directory);
        after = ShopDumps.after(directory);
        sessions = new Sessions(file -> HeapSession.open(file, new ImportOptions(directory.resolve("cache"), 2), ui));
        model = new ShellViewModel(sessions, new SettingsFile(directory.resolve("config")), () -> NOON);
    }

    @AfterEach
    void close() {
        final List<HeapSession> open = List.copyOf(sessions.all());
        sessions.close();
        open.forEach(session -> session.worker().closed().join());
    }

    private void settle() {
        ui.until(() -> sessions.all().stream().noneMatch(HeapSession::isBusy));
    }

    private Place place() {
        return model.placeProperty().get();
    }

    @Test
    void oneFileIsLookedAt() {
        model.open(List.of(after));
        assertThat(place()).isEqualTo(new Place(ViewKind.OVERVIEW, sessions.all().getFirst(), null));
        settle();
        assertThat(sessions.all().getFirst().summary().value().objects()).isGreaterThan(1_000);
        assertThat(model.settingsProperty().get().recent()).containsExactly(new RecentFile(after, NOON));
    }

    @Test
    void ofSeveralTheFirstIsComparedWithTheLast() throws IOException {
        final Path between = Files.copy(before, directory.resolve("between.hprof"));
        model.open(List.of(before, between, after));
        assertThat(place().kind()).isEqualTo(ViewKind.COMPARE);
        assertThat(place().base().file()).isEqualTo(before);
        assertThat(place().session().file()).isEqualTo(after);
        model.swap();
        assertThat(place().base().file()).isEqualTo(after);
        settle();
    }

    @Test
    void theSameFileIsOpenedOnce() {
        model.open(List.of(after));
        model.show(ViewKind.CLASSES);
        model.open(List.of(directory.resolve("x/../after.hprof")));
        assertThat(sessions.all()).hasSize(1);
        assertThat(place().kind()).isEqualTo(ViewKind.CLASSES);
        settle();
    }

    @Test
    void anotherFileIsShownInTheSameView() {
        model.open(List.of(before));
        model.show(ViewKind.STRUCTURES);
        model.open(List.of(after));
        assertThat(place()).isEqualTo(new Place(ViewKind.STRUCTURES, sessions.all().getLast(), null));
        model.back();
        assertThat(place().session()).isEqualTo(sessions.all().getFirst());
        assertThat(sessions.currentProperty().get()).isEqualTo(sessions.all().getFirst());
        settle();
    }

    @Test
    void aComparisonIsWhereTwoFilesAre() {
        model.open(List.of(before));
        model.show(ViewKind.COMPARE);
        assertThat(place().kind()).isEqualTo(ViewKind.OVERVIEW);
        model.open(List.of(before, after));
        model.show(ViewKind.RETENTION);
        assertThat(place().base().file()).isEqualTo(before);
        model.show(ViewKind.COMPARE);
        assertThat(place().kind()).isEqualTo(ViewKind.COMPARE);
        settle();
    }

    @Test
    void aClosedFileLeavesNoPlaceBehind() {
        model.open(List.of(before, after));
        final HeapSession closed = sessions.all().getFirst();
        settle();
        model.close(closed);
        closed.worker().closed().join();
        assertThat(place()).isEqualTo(new Place(ViewKind.OVERVIEW, sessions.all().getFirst(), null));
        model.back();
        assertThat(place().isOf(closed)).isFalse();
        model.close(sessions.all().getFirst());
        assertThat(place()).isEqualTo(Place.START);
    }

    @Test
    void aFileThatFailedCanBeOpenedAgain() throws IOException {
        final Path late = directory.resolve("late.hprof");
        model.open(List.of(late));
        settle();
        assertThat(sessions.all().getFirst().snapshot().state()).isEqualTo(new LoadState.Failed<>(
                late + " does not exist"));
        Files.copy(after, late);
        model.open(List.of(late));
        settle();
        assertThat(sessions.all()).singleElement().satisfies(session -> assertThat(session.snapshot().state())
                .isInstanceOf(LoadState.Ready.class));
    }

    @Test
    void aProfileOpensWithItsFlameGraph() throws IOException {
        final Path calls = Calls.write(directory.resolve("calls.folded"));
        model.open(List.of(calls));
        settle();
        final HeapSession profile = sessions.all().getFirst();
        assertThat(place()).isEqualTo(new Place(ViewKind.PROFILE, profile, null));
        assertThat(profile.summary().state()).isInstanceOf(LoadState.Idle.class);
        model.show(ViewKind.RETENTION);
        assertThat(place().kind()).isEqualTo(ViewKind.PROFILE);
        assertThat(model.canShow(ViewKind.CLASSES)).isFalse();
        model.show(ViewKind.OVERVIEW);
        assertThat(place().kind()).isEqualTo(ViewKind.OVERVIEW);
        model.back();
        assertThat(place().kind()).isEqualTo(ViewKind.PROFILE);
    }

    @Test
    void aFileOpensWhereItHasSomethingToShow() throws IOException {
        final Path calls = Calls.write(directory.resolve("calls.folded"));
        model.open(List.of(before));
        model.show(ViewKind.STRUCTURES);
        model.open(List.of(calls));
        settle();
        assertThat(place()).isEqualTo(new Place(ViewKind.PROFILE, sessions.all().getLast(), null));
        model.back();
        assertThat(place()).isEqualTo(new Place(ViewKind.STRUCTURES, sessions.all().getFirst(), null));
        model.forward();
        model.open(List.of(after));
        settle();
        assertThat(place()).isEqualTo(new Place(ViewKind.OVERVIEW, sessions.all().getLast(), null));
    }

    @Test
    void whatIsAskedForWhileAFileOpensIsShownWhenItIsOpen() throws IOException {
        final Path calls = Calls.write(directory.resolve("calls.folded"));
        model.open(List.of(calls));
        model.show(ViewKind.OVERVIEW);
        settle();
        assertThat(place().kind()).isEqualTo(ViewKind.OVERVIEW);
        model.close(sessions.all().getFirst());
        model.open(List.of(before, calls));
        model.show(ViewKind.PROFILE);
        settle();
        assertThat(place().kind()).isEqualTo(ViewKind.PROFILE);
        model.show(ViewKind.COMPARE);
        assertThat(place().kind()).isEqualTo(ViewKind.COMPARE);
    }

    @Test
    void remembersFilesAndThemeForTheNextStart() {
        model.open(List.of(before));
        model.choose(ThemeChoice.DARK);
        settle();
        final ShellViewModel next = new ShellViewModel(new Sessions(_ -> {
            throw new AssertionError();
        }), new SettingsFile(directory.resolve("config")), () -> NOON);
        assertThat(next.settingsProperty().get().theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(next.settingsProperty().get().recent()).extracting(RecentFile::file).containsExactly(before);
        next.forget(next.settingsProperty().get().recent().getFirst());
        assertThat(new SettingsFile(directory.resolve("config")).load().recent()).isEmpty();
    }

    @Test
    void workShowsAndCanBeCancelled() {
        model.open(List.of(after));
        ui.until(() -> !model.jobs().textProperty().get().isEmpty());
        assertThat(model.jobs().textProperty().get()).startsWith("opening after.hprof");
        model.jobs().cancel();
        settle();
        ui.until(() -> model.jobs().textProperty().get().isEmpty());
        assertThat(model.jobs().fractionProperty().get()).isNegative();
        assertThat(JobsViewModel.describe(new Activity("opening x", "reading objects", 43, 100, Progress.Unit.BYTES)))
                .isEqualTo("opening x: reading objects  43 %");
        assertThat(JobsViewModel.describe(Activity.starting("opening x"))).isEqualTo("opening x…");
    }
}
