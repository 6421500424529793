package deadwood.app.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.settings.Settings;
import deadwood.app.ui.start.StartViewModel.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void tellsOfRecentFilesWhetherTheyAreStillThere() throws IOException {
        final Path there = Files.write(directory.resolve("there.hprof"), new byte[2048]);
        final Path gone = directory.resolve("gone.hprof");
        final SimpleObjectProperty<Settings> settings = new SimpleObjectProperty<>(Settings.DEFAULT
                .opened(gone, NOON.minus(Duration.ofDays(3))).opened(there, NOON.minus(Duration.ofMinutes(5))));
        final List<List<Path>> opened = new ArrayList<>();
        final StartViewModel model = new StartViewModel(settings, () -> NOON, Runnable::run, Runnable::run, opened::add,
                file -> settings.set(settings.get().forgotten(file.file())));
        assertThat(model.entries()).extracting(Entry::name, Entry::sizeText, Entry::age, Entry::isMissing)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("there.hprof", "2.0 KiB", "5 min ago", false),
                        org.assertj.core.groups.Tuple.tuple("gone.hprof", "missing", "3 days ago", true));
        model.open(List.of(there));
        assertThat(opened).containsExactly(List.of(there));
        model.forget(model.entries().getLast());
        assertThat(model.entries()).extracting(Entry::recent).extracting(RecentFile::file).containsExactly(there);
    }

    @Test
    void agesReadAsAPersonSaysThem() {
        assertThat(StartViewModel.age(Duration.ofSeconds(20))).isEqualTo("just now");
        assertThat(StartViewModel.age(Duration.ofHours(5))).isEqualTo("5 h ago");
        assertThat(StartViewModel.age(Duration.ofHours(30))).isEqualTo("yesterday");
    }
}
