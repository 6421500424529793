package deadwood.app.ui.calls;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Calls;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;
    private StackProfile profile;
    private ProfileLens lens;

    @BeforeEach
    void open() throws IOException {
        session = HeapSession.open(Calls.write(directory.resolve("calls.folded")), new ImportOptions(directory.resolve(
                "cache"), 2), ui);
        settle();
        profile = Objects.requireNonNull(Objects.requireNonNull(session.snapshot().value()).profile());
        lens = new ProfileLens(session, profile);
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private static List<String> names(final CallRows rows) {
        return rows.rows().rows().stream().filter(NodeRow.class::isInstance)
                .map(row -> ((NodeRow<?>) row).node()).map(node -> ((CallRow) node).name()).toList();
    }

    @Test
    void everyFunctionIsARow() {
        final FunctionsViewModel model = new FunctionsViewModel(lens);
        assertThat(model.rows()).isEmpty();
        model.load();
        settle();
        final FunctionTotals expected = FunctionTotals.of(lens.trees(), 0, ProfileQuery.ALL, CancelSignal.NEVER);
        assertThat(model.rows()).hasSameSizeAs(expected.rows());
        for (final FunctionTotals.Row row : expected.rows()) {
            assertThat(model.rows()).anySatisfy(shown -> {
                assertThat(shown.name()).isEqualTo(row.function().name());
                assertThat(shown.self()).isEqualTo(row.self());
                assertThat(shown.total()).isEqualTo(row.total());
            });
        }
        assertThat(model.countProperty().get()).isEqualTo(expected.rows().size() + " functions");
        model.filterProperty().set("hash java");
        assertThat(model.rows()).hasSize(2).allMatch(row -> row.name().startsWith("java.util.HashMap"));
        assertThat(model.countProperty().get()).startsWith("2 of ");
    }

    @Test
    void theChosenOneStandsBetweenCallersAndCallees() {
        final FunctionsViewModel model = new FunctionsViewModel(lens);
        model.load();
        settle();
        lens.functionProperty().set("java.util.HashMap.put");
        settle();
        assertThat(Objects.requireNonNull(model.chosenProperty().get()).callees()).isEqualTo(3);
        assertThat(names(model.callers())).contains("com.shop.Cart.add", "shop::Cart::add(int)");
        assertThat(names(model.callees())).containsExactlyInAnyOrder("java.util.HashMap.resize",
                "runtime.gcAssistAlloc", "malloc_consolidate");
        lens.functionProperty().set("nobody");
        settle();
        assertThat(model.chosenProperty().get()).isNull();
        assertThat(names(model.callers())).isEmpty();
    }

    @Test
    void whatNarrowsOneViewNarrowsAll() {
        final FunctionsViewModel functions = new FunctionsViewModel(lens);
        final CallTreeViewModel calls = new CallTreeViewModel(lens);
        functions.load();
        calls.load();
        settle();
        final int before = functions.rows().size();
        final Term focus = Term.ofName(Term.Kind.FOCUS, "sqlite3_step");
        lens.add(focus);
        settle();
        assertThat(functions.rows().size()).isLessThan(before);
        assertThat(functions.whole()).isEqualTo(Objects.requireNonNull(calls.treeProperty().get().value())
                .total(0, 0)).isLessThan(profile.total(0)).isPositive();
        assertThat(lens.chips()).singleElement().satisfies(chip -> assertThat(chip.text())
                .isEqualTo("focus “sqlite3_step”"));
        lens.granularityProperty().set(Granularity.PACKAGE);
        settle();
        assertThat(functions.rows()).anySatisfy(row -> assertThat(row.name()).isEqualTo("com.shop"));
        lens.chips().getFirst().remove().run();
        lens.granularityProperty().set(Granularity.FUNCTION);
        settle();
        assertThat(functions.rows()).hasSize(before);
    }

    @Test
    void theTreeStandsOnItsHeadToo() {
        final CallTreeViewModel model = new CallTreeViewModel(lens);
        model.load();
        settle();
        final List<String> outermost = names(model.rows());
        assertThat(outermost).contains("java.lang.Thread.run", "main.main", "start_thread");
        model.directionProperty().set(CallTreeViewModel.Direction.UP);
        settle();
        assertThat(names(model.rows())).contains("java.util.HashMap.resize").doesNotContain("main.main2");
        assertThat(Objects.requireNonNull(model.treeProperty().get().value()).total(0, 0)).isEqualTo(profile.total(0));
    }
}
