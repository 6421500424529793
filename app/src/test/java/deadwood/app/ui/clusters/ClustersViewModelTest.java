package deadwood.app.ui.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersViewModelTest {

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private ProfileLens lens;

    private ClustersViewModel open(final String name, final String text) throws IOException {
        session = HeapSession.open(Files.writeString(directory.resolve(name), text),
                new ImportOptions(directory.resolve(
                        "cache"), 2),
                ui);
        settle();
        lens = new ProfileLens(session, Objects.requireNonNull(Objects.requireNonNull(session.snapshot().value())
                .profile()));
        final ClustersViewModel model = new ClustersViewModel(lens);
        settle();
        assertThat(model.rows()).as("nothing is computed before somebody looks").isEmpty();
        model.result().load();
        settle();
        return model;
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private long focused() {
        final var tree = lens.shownProperty().get().tree();
        tree.load();
        settle();
        return Objects.requireNonNull(tree.value()).total(0, 0);
    }

    /** Five stacks to one leak by ways that differ in one function of seven, and one that has nothing to do with them. */
    private static String leak() {
        final StringBuilder text = new StringBuilder();
        for (int way = 0; way < 5; way++) {
            text.append("main;serve;handle;way").append(way).append(";cache;put;grow ").append(10 + way).append('\n');
        }
        return text.append("main;report;print;format 7\n").toString();
    }

    @Test
    void oneLeakByManyPathsIsOneRow() throws IOException {
        final ClustersViewModel model = open("leak.folded", leak());
        assertThat(model.forms()).containsExactly(ClustersViewModel.Form.ALIKE);
        assertThat(model.rows()).hasSize(2);
        final ClusterRow largest = model.rows().getFirst();
        assertThat(largest.total()).isEqualTo(60);
        assertThat(largest.stacks()).isEqualTo(5);
        assertThat(largest.common()).containsExactly("main", "serve", "handle", "cache", "put", "grow");
        assertThat(ClustersViewModel.summary(largest, 2)).isEqualTo("… › put › grow");
        assertThat(model.whole()).isEqualTo(67);
        assertThat(model.words()).isEqualTo("2 clusters");
        assertThat(StackFrame.of(lens.profile(), largest.stack(), largest.common())).hasSize(7).satisfies(
                frames -> assertThat(frames.getFirst().name()).isEqualTo("grow"))
                .filteredOn(frame -> !frame.isCommon()).singleElement()
                .satisfies(frame -> assertThat(frame.name()).isEqualTo("way4"));
    }

    @Test
    void theThresholdPartsWhatIsLessAlike() throws IOException {
        final ClustersViewModel model = open("leak.folded", leak());
        model.thresholdProperty().set(0.9);
        settle();
        assertThat(model.rows()).hasSize(6);
        model.thresholdProperty().set(0.3);
        settle();
        assertThat(model.rows()).hasSize(2);
    }

    @Test
    void allViewsLookAtARow() throws IOException {
        final ClustersViewModel model = open("leak.folded", leak());
        model.focus(model.rows().getFirst());
        settle();
        assertThat(focused()).isEqualTo(60);
        assertThat(model.rows()).hasSize(1);
        assertThat(lens.chips()).singleElement().satisfies(chip -> {
            assertThat(chip.text()).isEqualTo("stacks like grow");
            chip.remove().run();
        });
        settle();
        assertThat(focused()).isEqualTo(67);
        assertThat(model.rows()).hasSize(2);
    }

    @Test
    void goroutinesStandTogetherByPlaceAndState() throws IOException {
        final StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 4; i++) {
            text.append("goroutine ").append(i).append(" [chan receive, ").append(i).append(" minutes]:\n")
                    .append("main.recv(0x0)\n\t/src/main.go:10 +0x1d\n\n");
        }
        text.append("goroutine 9 [select]:\nmain.pick(0x0)\n\t/src/main.go:30 +0x1d\n\n");
        final ClustersViewModel model = open("goroutines.txt", text.toString());
        assertThat(model.formProperty().get()).isEqualTo(ClustersViewModel.Form.GOROUTINES);
        assertThat(model.rows()).hasSize(2);
        assertThat(model.rows().getFirst().total()).isEqualTo(4);
        assertThat(model.rows().getFirst().state()).isEqualTo("chan receive");
        assertThat(model.rows().getFirst().longestWait()).isEqualTo(4);
        assertThat(model.words()).isEqualTo("2 groups");
        model.focus(model.rows().getLast());
        settle();
        assertThat(focused()).isEqualTo(1);
        model.formProperty().set(ClustersViewModel.Form.ALIKE);
        settle();
        assertThat(model.words()).isEqualTo("1 cluster");
    }
}
