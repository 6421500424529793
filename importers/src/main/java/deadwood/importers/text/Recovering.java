package deadwood.importers.text;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Ends where the gzip around a file is cut or damaged, and says so; what came before is good. For one thread. */
public final class Recovering extends FilterInputStream {

    private @Nullable String damage;

    public Recovering(final InputStream in) {
        super(in);
    }

    /** What ended the content before its end, null if nothing did so far: a part of a sentence. */
    public @Nullable String damage() {
        return damage;
    }

    @Override
    public int read() throws IOException {
        final byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(final byte[] into, final int from, final int length) throws IOException {
        if (damage != null) {
            return -1;
        }
        try {
            return super.read(into, from, length);
        } catch (final EOFException _) {
            damage = "the file is cut off within its compressed data";
        } catch (final ZipException e) {
            damage = "the compressed data is damaged (" + e.getMessage() + ")";
        }
        return -1;
    }
}
