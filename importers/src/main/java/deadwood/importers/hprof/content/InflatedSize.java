package deadwood.importers.hprof.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Guesses what a gzip file inflates to: the file says its size modulo 2³², and only that of its last member. */
final class InflatedSize {

    private static final int SAMPLE = 4 << 20;
    private static final long MODULUS = 1L << 32;
    private static final int BUFFER = 1 << 16;
    /** A size that the file says is believed if it is within this share of the guess. */
    private static final double NEAR = 0.3;

    private InflatedSize() {}

    /** Bytes that the file will inflate to, more or less: as its beginning does. */
    static long estimate(final Path file) throws IOException {
        final long size = Files.size(file);
        final byte[] sample;
        try (InputStream input = Files.newInputStream(file)) {
            sample = input.readNBytes(SAMPLE);
        }
        final long guess = Math.round(ratio(sample) * size);
        if (size < GzipHeader.SHORTEST + GzipHeader.TRAILER) {
            return guess;
        }
        final long said = lastSize(file, size);
        final long nearest = said + MODULUS * Math.max(Math.round((double) (guess - said) / MODULUS), 0);
        return Math.abs(nearest - guess) <= NEAR * guess ? nearest : guess;
    }

    private static long lastSize(final Path file, final long size) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            input.skipNBytes(size - Integer.BYTES);
            final byte[] last = Arrays.copyOf(input.readNBytes(Integer.BYTES), Integer.BYTES);
            return ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt() & MODULUS - 1;
        }
    }

    /** Bytes that a byte of the first member inflates to. */
    private static double ratio(final byte[] sample) {
        final ByteBuffer bytes = ByteBuffer.wrap(sample);
        if (GzipHeader.of(bytes) == null) {
            return 1;
        }
        final Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            final byte[] buffer = new byte[BUFFER];
            while (inflated(inflater, buffer)) {
                // only the counts are of interest
            }
            return inflater.getBytesRead() == 0
                    ? 1
                    : (double) inflater.getBytesWritten() / inflater.getBytesRead();
        } finally {
            inflater.end();
        }
    }

    private static boolean inflated(final Inflater inflater, final byte[] buffer) {
        try {
            return inflater.inflate(buffer) > 0;
        } catch (final DataFormatException e) {
            // Damage is told when the file is inflated; what went before it is as good a sample as any.
            return false;
        }
    }
}
