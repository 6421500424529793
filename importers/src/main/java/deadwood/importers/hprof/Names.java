package deadwood.importers.hprof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads names from the STRING records of a dump when they are asked for. For one thread. */
final class Names implements AutoCloseable {

    private static final int WINDOW = 64 << 10;
    /** The class file format ends names at 65,535 bytes; longer ones are damage. */
    private static final int LONGEST = WINDOW - 1;
    private static final int AHEAD = 512;

    private final LongLongMap strings;
    private final DumpWindow window;
    private final DumpFile file;
    private final int idSize;
    private final Map<Long, String> known = new HashMap<>();
    private final Warnings.Counter missing = new Warnings.Counter(Warnings.Kind.MISSING_NAME);

    Names(final DumpFile file, final LongLongMap strings) {
        this.file = file;
        this.strings = strings;
        this.idSize = file.idSize();
        this.window = new DumpWindow(file, WINDOW);
    }

    /** The name of an id; where the dump has none, the id in hexadecimal. */
    String of(final long id) throws IOException {
        final String name = known.get(id);
        if (name != null) {
            return name;
        }
        final String read = read(id);
        known.put(id, read);
        return read;
    }

    private String read(final long id) throws IOException {
        final long position = strings.get(id);
        if (position == LongLongMap.MISSING) {
            missing.add(file.size());
            return "0x" + Long.toHexString(id);
        }
        window.limit(position + AHEAD);
        final long header = window.at(position, Tags.RECORD_HEADER);
        final int length = (int) Math.min(window.u4(header + 5) - idSize, LONGEST - Tags.RECORD_HEADER);
        final byte[] bytes = new byte[length];
        final long text = window.at(position + Tags.RECORD_HEADER + idSize, length);
        window.copy(text, bytes, 0, length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void report(final Warnings warnings) {
        missing.report(warnings);
    }

    @Override
    public void close() {
        window.close();
    }
}
