package deadwood.importers.hprof.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The names of a dump: each is written once, when it is first asked for, and numbered from 1 on. */
final class WrittenNames {

    private static final int STRING = 0x01;

    private final RecordOutput out;
    private final int idSize;
    private final Map<String, Long> ids = new HashMap<>();

    WrittenNames(final RecordOutput out, final int idSize) {
        this.out = out;
        this.idSize = idSize;
    }

    /** The id of a name; between records only, unless it is written already. */
    long idOf(final String name) throws IOException {
        final Long known = ids.get(name);
        if (known != null) {
            return known;
        }
        final long id = ids.size() + 1L;
        final byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        out.record(STRING, (long) idSize + bytes.length);
        out.id(id);
        out.bytes(bytes);
        ids.put(name, id);
        return id;
    }
}
