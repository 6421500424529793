package deadwood.importers.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Profiles that others wrote: the counts and totals of each, which {@code go tool pprof -raw} and {@code -top} of Go 1.19 give too, and
 * what is written of them reads back equal. Lists of what is expected are in the resources; see the README there.
 */
class PprofRealFilesTest {

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> realFiles() throws IOException {
        return tests("deadwood.realFiles", "real-files.txt");
    }

    @TestFactory
    Stream<DynamicTest> goSamples() throws IOException {
        return tests("deadwood.goSamples", "go-samples.txt");
    }

    private Stream<DynamicTest> tests(final String property, final String list) throws IOException {
        final String root = System.getProperty(property, "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no files of others: give -D" + property + "=DIR");
        return lines(list).map(line -> DynamicTest.dynamicTest(line, () -> check(Path.of(root), line)));
    }

    private static Stream<String> lines(final String list) throws IOException {
        try (InputStream in = PprofRealFilesTest.class.getResourceAsStream(list)) {
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList().stream();
        }
    }

    private void check(final Path root, final String expected) throws IOException {
        final String name = expected.substring(0, expected.indexOf(' '));
        final Snapshot snapshot = Reading.of(root.resolve(name), directory);
        assertThat(name + " " + summary(snapshot.profile())).isEqualTo(expected);
        assertThat(snapshot.warnings()).isEmpty();
        final ByteArrayOutputStream again = new ByteArrayOutputStream();
        PprofWriter.write(snapshot.profile(), true, again);
        assertThat(ProfileText.of(Reading.of(again.toByteArray(), directory).profile()))
                .isEqualTo(ProfileText.of(snapshot.profile()));
    }

    private static String summary(final StackProfile profile) {
        final StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "samples=%d stacks=%d frames=%d functions=%d labels=%d mappings=%d",
                profile.size(), profile.stacks().size(), profile.frames().size(), profile.frames().functions().size(),
                profile.labelSetCount(), profile.frames().mappings().size()));
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            line.append(' ').append(profile.sampleTypes().get(type).name()).append('/')
                    .append(profile.sampleTypes().get(type).unit()).append('=').append(profile.total(type))
                    .append(type == profile.defaultType() ? "*" : "");
        }
        return line.toString();
    }
}
