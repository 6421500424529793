package deadwood.app.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.export.CallGraphDrawing;
import deadwood.app.ui.Calls;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphViewModelTest {

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private ProfileLens lens;
    private GraphViewModel model;

    @BeforeEach
    void open() throws IOException {
        session = HeapSession.open(Calls.write(directory.resolve("calls.folded")), new ImportOptions(directory.resolve(
                "cache"), 2), ui);
        settle();
        lens = new ProfileLens(session, Objects.requireNonNull(Objects.requireNonNull(session.snapshot().value())
                .profile()));
        model = new GraphViewModel(lens);
        model.load();
        settle();
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private CallGraphDrawing drawing() {
        return Objects.requireNonNull(model.drawingProperty().get().value());
    }

    @Test
    void showsAsManyFunctionsAsAreAskedFor() {
        final int all = FunctionTotals.of(lens.trees(), 0, ProfileQuery.ALL, CancelSignal.NEVER).rows().size();
        assertThat(drawing().nodes()).hasSizeBetween(10, all);
        model.mostProperty().set(6);
        settle();
        assertThat(drawing().nodes()).hasSize(6);
        assertThat(drawing().edges()).anyMatch(CallGraphDrawing.Edge::isIndirect);
        assertThat(model.leftProperty().get()).isEqualTo(all - 6 + " functions left out");
    }

    @Test
    void theChosenFunctionIsThatOfAllViews() {
        lens.functionProperty().set("sqlite3_step");
        assertThat(drawing().nodes().get(model.chosenProperty().get()).name()).isEqualTo("sqlite3_step");
        model.step(false);
        final String caller = lens.functionProperty().get();
        assertThat(drawing().edges()).anySatisfy(edge -> {
            assertThat(drawing().nodes().get(edge.from()).name()).isEqualTo(caller);
            assertThat(drawing().nodes().get(edge.to()).name()).isEqualTo("sqlite3_step");
        });
        model.step(true);
        assertThat(model.chosenProperty().get()).isNotNegative();
    }

    @Test
    void restsWhileNobodyLooks() {
        model.rest();
        lens.add(Term.ofStacks(Term.Kind.FOCUS, "sqlite3"));
        settle();
        assertThat(model.drawingProperty().get().value()).isNull();
        model.load();
        settle();
        assertThat(drawing().nodes()).isNotEmpty();
    }

    @Test
    void followsWhatNarrowsTheProfile() {
        lens.add(Term.ofStacks(Term.Kind.FOCUS, "sqlite3"));
        settle();
        assertThat(drawing().nodes()).noneMatch(node -> node.name().equals("java.util.ArrayList.add"));
        lens.add(Term.ofStacks(Term.Kind.IGNORE, "sqlite3"));
        settle();
        assertThat(drawing().nodes()).isEmpty();
        model.step(true);
        assertThat(model.chosenProperty().get()).isNegative();
    }
}
