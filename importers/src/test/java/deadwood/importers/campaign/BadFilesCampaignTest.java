package deadwood.importers.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad files of every format in a JVM with 256 MiB. A slice in every build; with {@code -Pcampaign} each cut at every byte and changed by
 * thousands of seeds, and bombs of half a gigabyte. The counts are in {@code target/campaign.txt}.
 */
class BadFilesCampaignTest {

    private static final boolean CAMPAIGN = Boolean.getBoolean("deadwood.campaign");
    private static final long FIRST_SEED = Long.getLong("deadwood.firstSeed", 0);
    private static final int MUTATIONS = Integer.getInteger("deadwood.mutations", CAMPAIGN ? 2000 : 20);
    private static final int CUT_STEP = CAMPAIGN ? 1 : 29;
    private static final int BOMB_MEGABYTES = CAMPAIGN ? 512 : 8;
    private static final int MOST_MINUTES = CAMPAIGN ? 60 : 5;

    @TempDir
    private Path directory;

    @Test
    void eachIsReadOrRefusedWithASentence() throws Exception {
        final Path output = directory.resolve("output.txt");
        final Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:-UsePerfData",
                "--enable-native-access=deadwood.model", "-p", modules(), "--patch-module",
                "deadwood.importers=" + folder(Campaign.class), "-m", "deadwood.importers/" + Campaign.class.getName(),
                directory.toString(), Long.toString(FIRST_SEED), Integer.toString(MUTATIONS),
                Integer.toString(CUT_STEP), Integer.toString(BOMB_MEGABYTES)).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        final boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        final String said = Files.readString(output);
        keep(said);
        assertThat(ended).as("ended within %d minutes: %s", MOST_MINUTES, said).isTrue();
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("\n0 failures").doesNotContain("FAILURE");
    }

    private static void keep(final String said) throws IOException {
        final Path target = Path.of("target");
        if (Files.isDirectory(target)) {
            Files.writeString(target.resolve("campaign.txt"), said);
        }
    }

    /** The modules that this test runs with. */
    private static String modules() {
        return Objects.requireNonNull(System.getProperty("jdk.module.path"), "the tests run on the module path");
    }

    /** Where a class was loaded from. */
    private static String folder(final Class<?> type) throws URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(type.getResource(type.getSimpleName() + ".class")).toURI());
        for (int i = type.getName().split("\\.").length; i > 0; i--) {
            path = path.getParent();
        }
        return path.toString();
    }
}
