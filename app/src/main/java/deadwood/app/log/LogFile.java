package deadwood.app.log;

import deadwood.model.store.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One log file a run, made when there is something to say, in {@code logs} of the cache directory. The last few are kept. Where it
 * cannot be written, the run goes on without.
 */
public final class LogFile extends Handler {

    /** Files kept from earlier runs. */
    static final int KEPT = 9;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);
    private static volatile @Nullable LogFile installed;

    private final Path directory;
    private @Nullable StreamHandler target;
    private @Nullable Path file;
    private boolean failed;

    LogFile(final Path directory) {
        this.directory = directory;
    }

    /** From now on, all that is logged in this process goes to the log file and nowhere else. */
    public static synchronized void install(final Path cacheDirectory) {
        final LogFile log = new LogFile(cacheDirectory.resolve("logs"));
        LogManager.getLogManager().reset();
        final Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        root.addHandler(log);
        installed = log;
    }

    /** For the end of a message: where details are to be found. */
    public static String whereabouts() {
        final LogFile log = installed;
        final Path written = log == null ? null : log.file();
        return written == null ? "no log could be written" : "details are in " + written;
    }

    synchronized @Nullable Path file() {
        return file;
    }

    @Override
    public synchronized void publish(final LogRecord record) {
        if (target == null && !failed) {
            open();
        }
        if (target != null) {
            target.publish(record);
            target.flush();
        }
    }

    private void open() {
        try {
            PrivateFiles.createDirectories(directory);
            removeOld();
            final Path path = directory.resolve("deadwood-" + MOMENT.format(Instant.now()) + "-"
                    + ProcessHandle.current().pid() + ".log");
            // Not a FileHandler: it leaves a lock file behind where a process ends without ceremony.
            target = new StreamHandler(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW),
                    new SimpleFormatter());
            target.setEncoding("UTF-8");
            file = path;
        } catch (final IOException | SecurityException _) {
            failed = true;
        }
    }

    private void removeOld() throws IOException {
        final List<Path> old;
        try (Stream<Path> files = Files.list(directory)) {
            // Their names begin with the moment.
            old = files.filter(path -> path.toString().endsWith(".log")).sorted().toList();
        }
        for (final Path path : old.subList(0, Math.max(old.size() - KEPT, 0))) {
            Files.deleteIfExists(path);
        }
    }

    @Override
    public synchronized void flush() {
        if (target != null) {
            target.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (target != null) {
            target.close();
            target = null;
        }
        failed = true;
    }
}
