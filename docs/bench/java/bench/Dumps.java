package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** The dumps in the directory, made where they are missing. */
final class Dumps {

    /** Java heap of the program that is dumped: objects are smaller on it than in a dump, but it grows in steps. */
    private static final long HEAP_BYTES_AN_OBJECT = 60;
    private static final long LEAST_HEAP = 256L << 20;

    private final Options options;

    Dumps(final Options options) {
        this.options = options;
    }

    /** A dump of about so many objects, with its pages in the page cache. */
    Path of(final long objects) throws IOException, InterruptedException {
        return warm(made(objects, "big-" + objects + ".hprof"));
    }

    /** The same in the gzip blocks of the JDK. */
    Path blocks(final long objects) throws IOException, InterruptedException {
        return warm(made(objects, "big-" + objects + "-blocks.hprof.gz"));
    }

    /** The same as one gzip stream. */
    Path stream(final long objects) throws IOException, InterruptedException {
        final Path file = options.directory().resolve("big-" + objects + "-stream.hprof.gz");
        if (!Files.exists(file)) {
            final Path building = Path.of(file + ".building");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(building), 1 << 16)) {
                Files.copy(of(objects), out);
            }
            Files.move(building, file);
        }
        return warm(file);
    }

    private Path made(final long objects, final String name) throws IOException, InterruptedException {
        final Path file = options.directory().resolve(name);
        if (!Files.exists(file)) {
            Engine.say("making " + file);
            final Path building = options.directory().resolve("building-" + name);
            final Measured made = new Timed(Map.of(), Engine.log(options), options.patience()).run(List.of(
                    options.java().toString(),
                    "-Xmx" + (LEAST_HEAP + objects * HEAP_BYTES_AN_OBJECT >> 20) + "m", "-XX:+UseParallelGC", "-cp",
                    System.getProperty("java.class.path"), "bench.BigHeap", Long.toString(objects),
                    building.toString()));
            if (made.failed()) {
                throw new IOException(Files.readString(options.directory().resolve("log")));
            }
            Files.move(building, file);
        }
        return file;
    }

    /** Reads the file once, so that it comes from the page cache from then on. */
    private static Path warm(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            final byte[] buffer = new byte[1 << 20];
            int read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
        }
        return file;
    }
}
