package deadwood.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path directory;

    private static LogRecord failure(final String message) {
        final LogRecord line = new LogRecord(Level.WARNING, message);
        line.setThrown(new IllegalStateException("the cause"));
        return line;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void nothingToSayIsNoFile() throws IOException {
        final LogFile log = new LogFile(directory);
        log.flush();
        log.close();
        assertThat(files()).isEmpty();
        assertThat(log.file()).isNull();
    }

    @Test
    void whatIsSaidIsThereAtOnce() throws IOException {
        final LogFile log = new LogFile(directory.resolve("logs"));
        log.publish(failure("the disk is on fire"));
        log.publish(failure("and 100 % of it"));
        assertThat(log.file()).content().contains("the disk is on fire", "the cause", "LogFileTest", "and 100 % of it");
        log.close();
    }

    @Test
    void theLastFewAreKept() throws IOException {
        for (int run = 0; run < 2 * LogFile.KEPT; run++) {
            Files.writeString(directory.resolve("deadwood-2026010%02d-000000-000-1.log".formatted(run)), "old");
        }
        Files.writeString(directory.resolve("other.txt"), "not ours");
        final LogFile log = new LogFile(directory);
        log.publish(failure("new"));
        log.close();
        assertThat(files()).hasSize(LogFile.KEPT + 2).contains(log.file(), directory.resolve("other.txt"))
                .doesNotContain(directory.resolve("deadwood-202601000-000000-000-1.log"));
    }

    @Test
    void whereNothingCanBeWrittenTheRunGoesOn() throws IOException {
        final Path blocked = Files.createFile(directory.resolve("blocked"));
        final LogFile log = new LogFile(blocked.resolve("logs"));
        log.publish(failure("lost"));
        assertThat(log.file()).isNull();
        log.close();
    }
}
