package deadwood.importers;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.campaign.Specimens;
import deadwood.importers.folded.FoldedWriter;
import deadwood.importers.pprof.PprofWriter;
import deadwood.importers.pprof.ProfileText;
import deadwood.importers.pprof.RandomProfiles;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.ProfileTree;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A profile of any format reads back as it was when it is written as pprof, and with its stacks when it is written folded. */
class RoundTripTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> smallFiles() throws IOException {
        return Specimens.all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    try (Snapshot snapshot = OpenedText.open(directory, file.getValue())) {
                        check(snapshot);
                    }
                }));
    }

    @Test
    void randomProfiles() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            folded(RandomProfiles.profile(seed));
        }
    }

    @TestFactory
    Stream<DynamicTest> filesOfOthers() throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final String property : List.of("deadwood.realFiles", "deadwood.goSamples")) {
            final String root = System.getProperty(property, "");
            if (!root.isEmpty() && Files.isDirectory(Path.of(root))) {
                tests.addAll(files(Path.of(root)));
            }
        }
        Assumptions.assumeFalse(tests.isEmpty(),
                "no files of others: give -Ddeadwood.realFiles=DIR and -Ddeadwood.goSamples=DIR");
        return tests.stream();
    }

    private List<DynamicTest> files(final Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("hprof")) && !file.startsWith(root.resolve("src"))
                            && !file.toString().matches(".*(\\.string|\\.md|collapsed\\.txt\\.gz)"))
                    .sorted().map(file -> DynamicTest.dynamicTest(root.relativize(file).toString(), () -> {
                        try (Snapshot snapshot = OpenedText.open(file, directory)) {
                            check(snapshot);
                        } catch (final ImportException e) {
                            assertThat(e).hasMessageStartingWith(file.toString());
                        }
                    })).toList();
        }
    }

    private void check(final Snapshot snapshot) throws IOException {
        final StackProfile profile = snapshot.profile();
        if (profile == null || profile.sampleTypes().isEmpty()) {
            return;
        }
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        PprofWriter.write(profile, true, written);
        try (Snapshot again = OpenedText.open(directory, written.toByteArray())) {
            assertThat(again.warnings()).isEmpty();
            assertThat(ProfileText.of(OpenedText.profile(again))).isEqualTo(ProfileText.of(profile));
        }
        folded(profile);
    }

    private void folded(final StackProfile profile) throws IOException {
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            final WeightedTree tree = ProfileTree.of(profile, List.of(type), FrameFilter.ALL, CancelSignal.NEVER);
            final StringWriter text = new StringWriter();
            try (PrintWriter out = new PrintWriter(text)) {
                FoldedWriter.write(tree, 0, out);
            }
            final Map<String, Long> written = weights(tree);
            if (tree.self(0, 0) != 0) {
                // Samples without a frame are written under a name of their own.
                written.merge("[no stack]", tree.self(0, 0), Long::sum);
            }
            if (written.keySet().stream().anyMatch(stack -> stack.contains(";"))) {
                try (Snapshot again = OpenedText.open(directory, text.toString())) {
                    assertThat(again.format()).isEqualTo("folded stacks");
                    final WeightedTree read = ProfileTree.of(OpenedText.profile(again), List.of(0), FrameFilter.ALL,
                            CancelSignal.NEVER);
                    assertThat(weights(read)).isEqualTo(written);
                }
            }
        }
    }

    /** By stack, as folded text names it. */
    private static Map<String, Long> weights(final WeightedTree tree) {
        final Map<String, Long> weights = new TreeMap<>();
        for (int node = 1; node < tree.size(); node++) {
            if (tree.self(0, node) != 0) {
                weights.merge(path(tree, node), tree.self(0, node), Long::sum);
            }
        }
        return weights;
    }

    private static String path(final WeightedTree tree, final int node) {
        final List<String> names = new ArrayList<>();
        for (int at = node; at > 0; at = tree.parent(at)) {
            names.add(tree.name(at).replace(';', ',').replaceAll("[\r\n]", " "));
        }
        return String.join(";", names.reversed());
    }
}
