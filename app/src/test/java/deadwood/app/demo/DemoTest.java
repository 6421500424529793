package deadwood.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.work.HeapComparison;
import deadwood.app.work.OpenSnapshot;
import deadwood.importers.ImportOptions;
import deadwood.model.diff.Finding;
import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.Measures;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.measure.TrieMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dumps of a real JVM say exactly what the program in it counted itself. */
class DemoTest {

    @TempDir
    private Path directory;

    @Test
    void theFirstTwoFindingsAreTheTrieAndTheMapWithTheShopsOwnNumbers() throws IOException {
        final List<String> said = new ArrayList<>();
        final Demo demo = Demo.run(directory, said::add);
        assertThat(said).isNotEmpty().allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(Files.size(demo.after())).isBetween(10L << 20, 100L << 20);
        final ShopCount before = demo.countedBefore();
        final ShopCount after = demo.countedAfter();
        assertThat(after.deadNodes()).isGreaterThan(50_000);
        assertThat(after.slots()).isGreaterThan(1_000_000);

        final List<Finding> findings = compare(demo).findings();
        final Finding trie = ofType(findings, "shop.RouteTrie");
        final Finding map = ofType(findings, "java.util.HashMap");
        assertThat(findings.subList(0, 2)).containsExactlyInAnyOrder(trie, map);
        assertThat(trie.kind()).isEqualTo("dead-trie-nodes");
        assertThat(trie.where()).isEqualTo("static shop.Router.INSTANCE → trie");
        assertTrie(trie.before(), before);
        assertTrie(trie.after(), after);
        assertThat(map.kind()).isEqualTo("map-bloat");
        assertThat(map.where()).isEqualTo("static shop.ReservationService.INSTANCE → reservations");
        assertMap(map.before(), before);
        assertMap(map.after(), after);
    }

    private HeapDelta compare(final Demo demo) throws IOException {
        final ImportOptions options = new ImportOptions(directory.resolve("cache"), 2);
        try (OpenSnapshot left = OpenSnapshot.open(demo.before(), options, Progress.NONE, CancelSignal.NEVER);
                OpenSnapshot right = OpenSnapshot.open(demo.after(), options, Progress.NONE, CancelSignal.NEVER)) {
            return HeapComparison.of(left, right, Progress.NONE, CancelSignal.NEVER);
        }
    }

    private static Finding ofType(final List<Finding> findings, final String type) {
        return findings.stream().filter(finding -> finding.type().equals(type)).findFirst()
                .orElseThrow(() -> new AssertionError("no finding about " + type + " in " + findings));
    }

    private static void assertTrie(final Measures measures, final ShopCount counted) {
        final TrieMeasures trie = measures.trie();
        assertThat(measures.count()).isEqualTo(1);
        assertThat(measures.entries()).isEqualTo(counted.routes());
        assertThat(trie.nodes()).isEqualTo(counted.nodes());
        assertThat(trie.interior()).isEqualTo(counted.interior());
        assertThat(trie.leaves()).isEqualTo(counted.leaves());
        assertThat(trie.deadNodes()).isEqualTo(counted.deadNodes());
        assertThat(trie.maxDepth()).isEqualTo(counted.maxDepth());
    }

    private static void assertMap(final Measures measures, final ShopCount counted) {
        assertThat(measures.count()).isEqualTo(1);
        assertThat(measures.entries()).isEqualTo(counted.reservations());
        assertThat(measures.capacity()).isEqualTo(counted.slots());
        assertThat(measures.emptySlots()).isEqualTo(counted.emptySlots());
    }
}
