package deadwood.app.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.PixelReader;

/**
 * Writes images as PNG (ISO/IEC 15948), 8 bits a channel, with an alpha channel only where a pixel is not opaque. JavaFX reads
 * images but writes none, and the JDK's writer would bring AWT along.
 */
public final class PngWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int TRUECOLOUR = 2;
    private static final int TRUECOLOUR_ALPHA = 6;
    /** Filters of a row, the byte that stands before it: none, difference to the left, difference to above. */
    private static final int FILTERS = 3;

    private PngWriter() {}

    /**
     * @throws IllegalArgumentException if the image has no pixels that can be read
     */
    public static void write(final Image image, final OutputStream out) throws IOException {
        final int width = (int) image.getWidth();
        final int height = (int) image.getHeight();
        final PixelReader reader = image.getPixelReader();
        if (reader == null || width <= 0 || height <= 0) {
            throw new IllegalArgumentException("an image of " + width + " × " + height + " without readable pixels");
        }
        final int[] pixels = new int[Math.multiplyExact(width, height)];
        reader.getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        final int channels = isOpaque(pixels) ? 3 : 4;
        out.write(SIGNATURE);
        chunk(out, "IHDR", header(width, height, channels));
        chunk(out, "IDAT", compressed(pixels, width, height, channels));
        chunk(out, "IEND", new byte[0]);
    }

    private static boolean isOpaque(final int[] pixels) {
        for (final int pixel : pixels) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static byte[] header(final int width, final int height, final int channels) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(13);
        final DataOutputStream data = new DataOutputStream(bytes);
        data.writeInt(width);
        data.writeInt(height);
        data.writeByte(8);
        data.writeByte(channels == 4 ? TRUECOLOUR_ALPHA : TRUECOLOUR);
        // compression, filter method and interlacing: the only, the only, none
        data.write(new byte[3]);
        return bytes.toByteArray();
    }

    private static byte[] compressed(final int[] pixels, final int width, final int height, final int channels)
            throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            byte[] above = new byte[width * channels];
            byte[] row = new byte[width * channels];
            final byte[][] filtered = new byte[FILTERS][width * channels];
            for (int y = 0; y < height; y++) {
                unpack(pixels, y * width, width, channels, row);
                final int best = filter(row, above, channels, filtered);
                deflated.write(best);
                deflated.write(filtered[best]);
                final byte[] swap = above;
                above = row;
                row = swap;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void unpack(final int[] pixels, final int from, final int width, final int channels,
            final byte[] row) {
        int at = 0;
        for (int x = 0; x < width; x++) {
            final int pixel = pixels[from + x];
            row[at++] = (byte) (pixel >> 16);
            row[at++] = (byte) (pixel >> 8);
            row[at++] = (byte) pixel;
            if (channels == 4) {
                row[at++] = (byte) (pixel >>> 24);
            }
        }
    }

    /** The filter whose bytes add up to least, read as signed: the heuristic the standard proposes (12.7). */
    private static int filter(final byte[] row, final byte[] above, final int channels, final byte[][] filtered) {
        final long[] sums = new long[FILTERS];
        for (int i = 0; i < row.length; i++) {
            filtered[0][i] = row[i];
            filtered[1][i] = (byte) (row[i] - (i < channels ? 0 : row[i - channels]));
            filtered[2][i] = (byte) (row[i] - above[i]);
            for (int filter = 0; filter < FILTERS; filter++) {
                sums[filter] += Math.abs(filtered[filter][i]);
            }
        }
        int best = 0;
        for (int filter = 1; filter < FILTERS; filter++) {
            best = sums[filter] < sums[best] ? filter : best;
        }
        return best;
    }

    private static void chunk(final OutputStream out, final String type, final byte[] content) throws IOException {
        final DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        final byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        data.write(name);
        data.write(content);
        final CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        data.writeInt((int) crc.getValue());
        data.flush();
    }
}
