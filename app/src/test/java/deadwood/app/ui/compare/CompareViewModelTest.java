package deadwood.app.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Calls;
import deadwood.app.ui.OpenShop;
import deadwood.app.ui.compare.DeltaRow.Presence;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.model.diff.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {

    @TempDir
    private Path directory;
    private OpenShop shop;
    private CompareViewModel model;
    private final List<Selection> selected = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        shop = new OpenShop(directory);
        model = new CompareViewModel(shop.before(), shop.after(), selected::add);
        model.load();
        shop.settle();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<DeltaRow> rows() {
        return model.rows().rows().stream().filter(NodeRow.class::isInstance).map(row -> ((NodeRow<DeltaRow>) row)
                .node()).toList();
    }

    private Finding finding(final String kind) {
        return model.findings().stream().filter(finding -> finding.kind().equals(kind)).findFirst().orElseThrow();
    }

    @Test
    void beginsWithTheFindings() {
        assertThat(model.findings()).extracting(Finding::kind).contains("dead-trie-nodes", "map-bloat");
        assertThat(model.countProperty().get()).isEqualTo("" + model.findings().size());
        assertThat(model.totalsProperty().get()).contains(" → ");
        assertThat(model.changeProperty().get()).startsWith("▲ ");
    }

    @Test
    void aFindingIsShownInBothPanesAndInTheInspector() {
        final Finding trie = finding("dead-trie-nodes");
        model.choose(trie);
        shop.settle();
        assertThat(selected).containsExactly(new Selection.OfBoth(
                new Selection.OfObject(shop.before(), trie.objectsBefore().getFirst()),
                new Selection.OfObject(shop.after(), trie.objects().getFirst())));
        final DeltaRow row = ((NodeRow<DeltaRow>) model.rows().rows().get(model.revealedProperty().get())).node();
        assertThat(row.name()).isEqualTo("com.acme.shop.RouteTrie");
        assertThat(row.presence()).isEqualTo(Presence.BOTH);
        assertThat(row.delta()).isPositive();
        // while it is marked, the inspector stays where it is
        model.hold(() -> model.select(row));
        assertThat(selected).hasSize(1);
    }

    @Test
    void everyLevelShowsTheLargestChangeFirst() {
        for (final Level level : Level.values()) {
            model.levelProperty().set(level);
            shop.settle();
            assertThat(model.shownProperty().get().state()).isInstanceOf(LoadState.Ready.class);
            assertThat(rows()).as("%s", level).isNotEmpty()
                    .isSortedAccordingTo((a, b) -> Long.compare(Math.abs(b.delta()), Math.abs(a.delta())));
        }
        assertThat(rows()).extracting(DeltaRow::name)
                .anyMatch(name -> name.contains("ReservationService.INSTANCE → reservations"));
    }

    @Test
    void aClassWithoutAnObjectIsShownAsAClass() {
        model.levelProperty().set(Level.CLASSES);
        final DeltaRow row = rows().stream().filter(candidate -> candidate.name().equals("com.acme.shop.Event"))
                .findFirst().orElseThrow();
        assertThat(row.countDelta()).isEqualTo(3_995);
        model.select(row);
        assertThat(selected).containsExactly(new Selection.OfClass(shop.after(), "com.acme.shop.Event"));
    }

    @Test
    void whatIsNoHeapIsSaidToBeNone() throws IOException {
        final HeapSession calls = shop.open(Calls.write(directory.resolve("calls.folded")));
        final CompareViewModel other = new CompareViewModel(shop.before(), calls, selected::add);
        shop.ui.until(() -> !calls.isBusy());
        assertThat(other.unlikeProperty().get()).startsWith("calls.folded holds no heap (folded stacks).")
                .doesNotContain("before.hprof");
        other.load();
        assertThat(other.delta().state()).isInstanceOf(LoadState.Idle.class);
        assertThat(model.unlikeProperty().get()).isEmpty();
        calls.close();
        calls.worker().closed().join();
    }
}
