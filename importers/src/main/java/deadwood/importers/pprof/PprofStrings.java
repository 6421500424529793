package deadwood.importers.pprof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A string table under construction; index 0 is the empty string, which says that there is none. */
final class PprofStrings {

    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();
    private int present;

    PprofStrings() {
        index("");
    }

    int index(final String text) {
        final Integer known = indexes.putIfAbsent(text, texts.size());
        if (known == null) {
            texts.add(text.getBytes(StandardCharsets.UTF_8));
            return texts.size() - 1;
        }
        return known;
    }

    /** An index that says that there is a string, though it may be empty: that of a second empty string then. */
    int presentIndex(final String text) {
        if (!text.isEmpty()) {
            return index(text);
        }
        if (present == 0) {
            present = texts.size();
            texts.add(new byte[0]);
        }
        return present;
    }

    List<byte[]> inOrder() {
        return texts;
    }
}
