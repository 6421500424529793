package deadwood.app.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Recording;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.LabelText;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.LabelTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsViewModelTest {

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private ProfileLens lens;

    private LabelsViewModel open(final Path file) {
        session = HeapSession.open(file, new ImportOptions(directory.resolve("cache"), 2), ui);
        settle();
        lens = new ProfileLens(session, Objects.requireNonNull(Objects.requireNonNull(session.snapshot().value())
                .profile()));
        final LabelsViewModel model = new LabelsViewModel(lens);
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

    private static List<String> values(final LabelsViewModel model) {
        return model.values().stream().map(row -> LabelText.of(row.value())).toList();
    }

    @Test
    void theValuesOfALabelNarrowTheProfile() throws IOException {
        final LabelsViewModel model = open(Recording.write(directory.resolve("run.jfr")));
        assertThat(model.keys()).extracting(LabelTotals.Key::key).contains("thread", "state");
        model.choose(model.keys().stream().filter(key -> key.key().equals("thread")).findFirst().orElseThrow());
        settle();
        assertThat(values(model)).containsExactlyInAnyOrder("worker 0", "worker 1", "worker 2");
        assertThat(model.values().stream().mapToLong(row -> model.amount(row.totals())).sum()).isEqualTo(model.whole())
                .isEqualTo(Recording.SAMPLES);
        model.filterProperty().set("R 1");
        assertThat(values(model)).containsExactly("worker 1");
        model.narrow(model.values().getFirst(), Term.Kind.NO_LABEL);
        settle();
        assertThat(model.whole()).isEqualTo(Recording.SAMPLES - 67);
        assertThat(lens.chips()).singleElement().satisfies(chip -> assertThat(chip.text()).isEqualTo(
                "not thread = worker 1"));
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).key()).isEqualTo("thread");
        lens.chips().getFirst().remove().run();
        settle();
        assertThat(model.whole()).isEqualTo(Recording.SAMPLES);
    }

    @Test
    void rangesOfNumbersNarrowToWhatIsInThem() throws IOException {
        // a text of Go's heap profile: sizes are labels; more than 32 of them become ranges
        final StringBuilder text = new StringBuilder("heap profile: 0: 0 [0: 0] @ heap/1048576\n");
        for (int i = 1; i <= 40; i++) {
            text.append("1: ").append(16 * i).append(" [1: ").append(16 * i).append("] @ 0x")
                    .append(Integer.toHexString(
                            0x1000 + i))
                    .append('\n');
        }
        final LabelsViewModel model = open(Files.writeString(directory.resolve("heap.txt"), text));
        assertThat(model.keys()).singleElement().satisfies(key -> assertThat(key.values()).isEqualTo(40));
        final LabelTotals.Row range = model.values().stream().filter(
                row -> row.value() instanceof LabelTotals.Value.Numbers(final long from, final long _, final String _)
                        && from == 128)
                .findFirst().orElseThrow();
        // 128, 144 … 240
        assertThat(range.samples()).isEqualTo(8);
        final long expected = model.amount(range.totals());
        model.narrow(range, Term.Kind.LABEL);
        settle();
        assertThat(model.whole()).isEqualTo(expected).isPositive();
        assertThat(model.values().stream().mapToLong(LabelTotals.Row::samples).sum()).isEqualTo(8);
        assertThat(lens.chips().getFirst().text()).contains("128").contains("255");
    }
}
