package deadwood.app.ui.start;

import deadwood.app.text.Sizes;
import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.settings.Settings;
import deadwood.app.ui.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the start page offers. */
public final class StartViewModel {

    /**
     * A recent file as it is now.
     *
     * @param size in bytes, −1 if it is no longer there
     * @param age how long ago it was opened, as a person says it
     */
    public record Entry(RecentFile recent, long size, String age) {

        public String name() {
            final Path name = recent.file().getFileName();
            return name == null ? recent.file().toString() : name.toString();
        }

        /** The directory it is in, with the user's home cut short. */
        public String directory() {
            final Path parent = recent.file().getParent();
            final String text = parent == null ? "" : parent.toString();
            final String home = System.getProperty("user.home");
            return text.equals(home) || text.startsWith(home + "/") ? "~" + text.substring(home.length()) : text;
        }

        public boolean isMissing() {
            return size < 0;
        }

        public String sizeText() {
            return isMissing() ? Messages.get("start.missing") : Sizes.bytes(size);
        }
    }

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final InstantSource clock;
    private final Executor background;
    private final Executor ui;
    private final Consumer<List<Path>> open;
    private final Consumer<RecentFile> forget;

    /**
     * @param background looks files up: on a network drive that takes its time
     * @param ui the way back from there
     */
    public StartViewModel(final ObservableValue<Settings> settings, final InstantSource clock,
            final Executor background, final Executor ui, final Consumer<List<Path>> open,
            final Consumer<RecentFile> forget) {
        this.clock = clock;
        this.background = background;
        this.ui = ui;
        this.open = open;
        this.forget = forget;
        settings.addListener((_, _, now) -> lookUp(now.recent()));
        lookUp(settings.getValue().recent());
    }

    /** The files opened before, the latest first. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    public void open(final List<Path> files) {
        open.accept(files);
    }

    public void forget(final Entry entry) {
        forget.accept(entry.recent());
    }

    private void lookUp(final List<RecentFile> files) {
        background.execute(() -> {
            final List<Entry> found = files.stream().map(this::entry).toList();
            ui.execute(() -> entries.setAll(found));
        });
    }

    private Entry entry(final RecentFile file) {
        return new Entry(file, size(file.file()), age(Duration.between(file.opened(), clock.instant())));
    }

    private static long size(final @Nullable Path file) {
        try {
            return file != null && Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (final IOException e) {
            return -1;
        }
    }

    static String age(final Duration age) {
        if (age.toMinutes() < 1) {
            return Messages.get("age.now");
        }
        if (age.toHours() < 1) {
            return Messages.get("age.minutes", age.toMinutes());
        }
        if (age.toDays() < 1) {
            return Messages.get("age.hours", age.toHours());
        }
        return age.toDays() == 1 ? Messages.get("age.yesterday") : Messages.get("age.days", age.toDays());
    }
}
