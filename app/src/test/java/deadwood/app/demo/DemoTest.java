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
import deadwood.model.structure.TrieMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

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
        final JsonNode before = new ObjectMapper().readTree(Files.readString(demo.countedBefore()));
        final JsonNode after = new ObjectMapper().readTree(Files.readString(demo.countedAfter()));
        assertThat(after.at("/trie/deadNodes").asLong()).isGreaterThan(50_000);
        assertThat(after.at("/map/slots").asLong()).isGreaterThan(1_000_000);

        final List<Finding> findings = compare(demo).findings();
        final Finding trie = ofType(findings, "shop.RouteTrie");
        final Finding map = ofType(findings, "java.util.HashMap");
        assertThat(findings.subList(0, 2)).containsExactlyInAnyOrder(trie, map);
        assertThat(trie.kind()).isEqualTo("dead-trie-nodes");
        assertThat(trie.where()).isEqualTo("static shop.Router.INSTANCE → trie");
        assertTrie(trie.before(), before.get("trie"));
        assertTrie(trie.after(), after.get("trie"));
        assertThat(map.kind()).isEqualTo("map-bloat");
        assertThat(map.where()).isEqualTo("static shop.ReservationService.INSTANCE → reservations");
        assertMap(map.before(), before.get("map"));
        assertMap(map.after(), after.get("map"));
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

    private static void assertTrie(final Measures measures, final JsonNode counted) {
        final TrieMeasures trie = measures.trie();
        assertThat(measures.count()).isEqualTo(1);
        assertThat(measures.entries()).isEqualTo(counted.get("entries").asLong());
        assertThat(trie.nodes()).isEqualTo(counted.get("nodes").asLong());
        assertThat(trie.interior()).isEqualTo(counted.get("interior").asLong());
        assertThat(trie.leaves()).isEqualTo(counted.get("leaves").asLong());
        assertThat(trie.deadNodes()).isEqualTo(counted.get("deadNodes").asLong());
        assertThat(trie.maxDepth()).isEqualTo(counted.get("maxDepth").asInt());
    }

    private static void assertMap(final Measures measures, final JsonNode counted) {
        assertThat(measures.count()).isEqualTo(1);
        assertThat(measures.entries()).isEqualTo(counted.get("entries").asLong());
        assertThat(measures.capacity()).isEqualTo(counted.get("slots").asLong());
        assertThat(measures.emptySlots()).isEqualTo(counted.get("emptySlots").asLong());
    }
}
