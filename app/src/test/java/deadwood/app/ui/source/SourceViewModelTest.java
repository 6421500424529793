package deadwood.app.ui.source;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Recording;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.SourceLines.Line;
import deadwood.model.profile.SourceLines.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceViewModelTest {

    @TempDir
    private Path directory;

    private static final Listing LISTING = new Listing("f", "f.go", 3, 9,
            List.of(new Line(20, 1, 4), new Line(22, 2, 5)));

    @Test
    void withoutTextThereAreTheLinesThatWeighSomething() {
        assertThat(SourceViewModel.rows(LISTING, List.of())).containsExactly(new SourceRow(20, 1, 4, ""),
                new SourceRow(22, 2, 5, ""));
    }

    @Test
    void linesFarBehindTheTextAreRowsWithoutAnyBetweenThem() {
        final Listing odd = new Listing("f", "f.go", 3, 9, List.of(new Line(2, 1, 4), new Line(Integer.MAX_VALUE - 1, 1,
                2), new Line(Integer.MAX_VALUE, 1, 3)));
        assertThat(SourceViewModel.rows(odd, List.of("a", "b", "c"))).containsExactly(new SourceRow(1, 0, 0, "a"),
                new SourceRow(2, 1, 4, "b"), new SourceRow(3, 0, 0, "c"),
                new SourceRow(Integer.MAX_VALUE - 1, 1, 2, ""), new SourceRow(Integer.MAX_VALUE, 1, 3, ""));
    }

    @Test
    void withTextThereAreThoseAroundThemToo() {
        final List<String> text = IntStream.rangeClosed(1, 24).mapToObj(i -> "\tline " + i).toList();
        final List<SourceRow> rows = SourceViewModel.rows(LISTING, text);
        assertThat(rows).hasSize(11);
        assertThat(rows.getFirst()).isEqualTo(new SourceRow(14, 0, 0, "    line 14"));
        assertThat(rows).contains(new SourceRow(20, 1, 4, "    line 20"), new SourceRow(21, 0, 0, "    line 21"));
        assertThat(rows.getLast().line()).isEqualTo(24);
        // a shorter text than the profile knows of is of another version: nothing is lost
        assertThat(SourceViewModel.rows(LISTING, text.subList(0, 5))).extracting(SourceRow::line).contains(20, 22);
    }

    @Test
    void theChosenFunctionIsShownLineByLine() throws IOException {
        final UiQueue ui = new UiQueue();
        try (HeapSession session = HeapSession.open(Recording.write(directory.resolve("run.jfr")), new ImportOptions(
                directory.resolve("cache"), 2), ui)) {
            ui.until(() -> !session.isBusy());
            final ProfileLens lens = new ProfileLens(session, Objects.requireNonNull(Objects.requireNonNull(session
                    .snapshot().value()).profile()));
            final SourceViewModel model = new SourceViewModel(lens, () -> directory);
            model.result().load();
            model.chooseHeaviest();
            ui.until(() -> !session.isBusy());
            final SourceViewModel.Found found = Objects.requireNonNull(model.result().property().get().value());
            assertThat(found.function()).startsWith("com.acme.Server.step");
            assertThat(found.rows().stream().mapToLong(SourceRow::self).sum()).isPositive();
            assertThat(found.whole()).isEqualTo(Recording.SAMPLES);
            assertThat(found.hasSource()).isFalse();
            model.chooseRoot();
            lens.functionProperty().set("nobody");
            ui.until(() -> !session.isBusy());
            assertThat(Objects.requireNonNull(model.result().property().get().value()).listing()).isNull();
        }
    }
}
