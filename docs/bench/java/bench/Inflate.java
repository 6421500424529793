package bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Inflates a file and throws the content away: what reading it from Java cannot be quicker than. */
public final class Inflate {

    private static final int BUFFER = 1 << 16;

    private Inflate() {}

    public static void main(final String[] arguments) throws IOException {
        final byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(arguments[0])), BUFFER)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        }
        System.out.println(size);
    }
}
