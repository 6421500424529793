package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a process and measures it. Memory and processor time are told by Linux alone, and by {@code /proc}. */
final class Timed {

    /** Exit code of a process that was not waited for any longer. */
    static final int GIVEN_UP = 1000;

    private static final int SAMPLE_MILLIS = 10;
    /** USER_HZ, the unit of /proc/PID/stat, is 100 on every Linux there is. */
    private static final int MILLIS_A_TICK = 10;
    /** Of /proc/PID/stat behind the name of the program (proc(5)): processor time of children that were waited for. */
    private static final int CHILD_USER = 13;
    private static final int CHILD_SYSTEM = 14;
    private static final Pattern RESIDENT = Pattern.compile("Rss(Anon|File|Shmem):\\s+(\\d+) kB");

    private final Map<String, String> environment;
    private final Path log;
    private final int patience;

    /**
     * @param environment variables beside those of this process
     * @param log gets what the last process printed
     * @param patience minutes after which a process is ended
     */
    Timed(final Map<String, String> environment, final Path log, final int patience) {
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.patience = patience;
    }

    Measured run(final List<String> command) throws IOException, InterruptedException {
        final long cpu = childTicks();
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log.toFile()).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        final long started = System.nanoTime();
        final Process process = builder.start();
        final Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        final Peak peak = new Peak();
        boolean givenUp = false;
        while (!process.waitFor(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
            peak.add(status);
            if (TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - started) >= patience) {
                givenUp = true;
                process.destroyForcibly().waitFor();
            }
        }
        final long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        return new Measured(givenUp ? GIVEN_UP : process.exitValue(), millis, (childTicks() - cpu) * MILLIS_A_TICK,
                peak.anonymous << 10,
                peak.mapped << 10);
    }

    /** What the last process printed. */
    String printed() throws IOException {
        return Files.readString(log);
    }

    private static long childTicks() {
        try {
            final String stat = Files.readString(Path.of("/proc/self/stat"));
            final String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_SYSTEM]);
        } catch (final IOException _) {
            return 0;
        }
    }

    /** The most that was seen resident, in KiB. */
    private static final class Peak {

        private long anonymous;
        private long mapped;

        void add(final Path status) {
            try {
                long anonymousNow = 0;
                long mappedNow = 0;
                final Matcher line = RESIDENT.matcher(Files.readString(status));
                while (line.find()) {
                    final long size = Long.parseLong(line.group(2));
                    if (line.group(1).equals("Anon")) {
                        anonymousNow += size;
                    } else {
                        // Files that are mapped, also those of a tmpfs.
                        mappedNow += size;
                    }
                }
                anonymous = Math.max(anonymous, anonymousNow);
                mapped = Math.max(mapped, mappedNow);
            } catch (final IOException _) {
                // The process ended meanwhile, or this is no Linux.
                return;
            }
        }
    }
}
