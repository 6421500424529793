package deadwood.importers.pprof;

import deadwood.importers.samples.ReadingNotes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The string table: each is decoded when it is asked for first. */
final class PprofNames {

    static final String MISSING = "%,d names are missing from the string table; they count as unknown";

    private final List<byte[]> bytes;
    private final @Nullable String[] texts;
    private final ReadingNotes notes;

    PprofNames(final List<byte[]> bytes, final ReadingNotes notes) {
        this.bytes = bytes;
        this.texts = new String[bytes.size()];
        this.notes = notes;
    }

    /** The string at an index; empty at 0 and where there is none. */
    String at(final long index) {
        if (index < 0 || index >= texts.length) {
            if (index != 0) {
                notes.count(MISSING, -1);
            }
            return "";
        }
        final int place = (int) index;
        final String known = texts[place];
        if (known != null) {
            return known;
        }
        final String text = new String(bytes.get(place), StandardCharsets.UTF_8);
        texts[place] = text;
        return text;
    }

    /** The first of these strings that is not empty. */
    String first(final long index, final long otherwise, final String neither) {
        final String name = at(index);
        final String other = name.isEmpty() ? at(otherwise) : name;
        return other.isEmpty() ? neither : other;
    }
}
