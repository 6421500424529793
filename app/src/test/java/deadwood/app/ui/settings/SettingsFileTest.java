package deadwood.app.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.work.ConfigDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void readsWhatItWrote() {
        final Settings settings = Settings.DEFAULT.opened(directory.resolve("a ü.hprof"), NOON)
                .opened(directory.resolve("b.hprof"), NOON.plusSeconds(5)).withTheme(ThemeChoice.DARK);
        new SettingsFile(directory.resolve("not/there/yet")).save(settings);
        assertThat(new SettingsFile(directory.resolve("not/there/yet")).load()).isEqualTo(settings);
    }

    @Test
    void beginsWithDefaults() {
        assertThat(new SettingsFile(directory).load()).isEqualTo(Settings.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "[]", "{\"recent\": 3}", "{\"recent\": [{\"file\": 7}], \"theme\": \"pink\"}",
                "{\"recent\": [{\"file\": \"/x\", \"opened\": \"yesterday\"}]}", "{\"recent\": [null, {}]}"})
    void whatIsDamagedIsAsIfItWereNotThere(final String text) throws IOException {
        Files.writeString(directory.resolve("window.json"), text);
        assertThat(new SettingsFile(directory).load()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void whatCannotBeSavedIsNoError() throws IOException {
        final Path file = Files.writeString(directory.resolve("file"), "in the way");
        new SettingsFile(file).save(Settings.DEFAULT);
        assertThat(file).hasContent("in the way");
    }

    @Test
    void theLatestFileComesFirstAndOnce() {
        Settings settings = Settings.DEFAULT;
        for (int i = 0; i < 20; i++) {
            settings = settings.opened(Path.of("/dumps", i + ".hprof"), NOON.plusSeconds(i));
        }
        settings = settings.opened(Path.of("/dumps/15.hprof"), NOON.plusSeconds(99));
        assertThat(settings.recent()).hasSize(Settings.MAXIMUM_RECENT).extracting(RecentFile::file)
                .startsWith(Path.of("/dumps/15.hprof"), Path.of("/dumps/19.hprof"), Path.of("/dumps/18.hprof"))
                .doesNotHaveDuplicates();
        assertThat(settings.forgotten(Path.of("/dumps/15.hprof")).recent()).extracting(RecentFile::file)
                .doesNotContain(Path.of("/dumps/15.hprof"));
    }

    @Test
    void livesWherePlatformsKeepSuchThings() {
        assertThat(ConfigDirectory.ofUser(Map.of(), "Linux", "/home/me"))
                .isEqualTo(Path.of("/home/me/.config/deadwood"));
        assertThat(ConfigDirectory.ofUser(Map.of("XDG_CONFIG_HOME", "/x"), "Linux", "/home/me"))
                .isEqualTo(Path.of("/x/deadwood"));
        assertThat(ConfigDirectory.ofUser(Map.of(), "Mac OS X", "/Users/me"))
                .isEqualTo(Path.of("/Users/me/Library/Application Support/deadwood"));
        assertThat(ConfigDirectory.ofUser(Map.of("APPDATA", "/r"), "Windows 11", "/u"))
                .isEqualTo(Path.of("/r/deadwood"));
        assertThat(List.of("Linux", "Mac OS X", "Windows 11")).allSatisfy(os -> assertThat(ConfigDirectory.ofUser(
                Map.of("DEADWOOD_CONFIG", "/own"), os, "/u")).isEqualTo(Path.of("/own")));
    }
}
