package deadwood.importers.gotext;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that names a frame: {@code # 0x4dbb8e main.leakedSend+0x2e leaklab/main.go:293}, with tabs in between (printStackRecord in
 * runtime/pprof/pprof.go).
 *
 * @param address of the call, which is one less than the return address
 * @param name "" if Go does not know it either
 * @param file "" if unknown
 * @param line 0 if unknown
 */
record SymbolLine(long address, String name, String file, int line) {

    private static final int NAME = 1;
    private static final int PLACE = 2;

    /** @return null if it is none */
    static @Nullable SymbolLine of(final String text) {
        final List<String> fields = fields(text);
        final Long address = fields.isEmpty() ? null : ProfileRow.address(fields.getFirst());
        if (address == null) {
            return null;
        }
        final String symbol = fields.size() > NAME ? fields.get(NAME) : "";
        final int offset = symbol.lastIndexOf("+0x");
        final Place place = Place.of(fields.size() > PLACE ? fields.get(PLACE) : "");
        return new SymbolLine(address, offset > 0 ? symbol.substring(0, offset) : symbol, place.file(), place.line());
    }

    private static List<String> fields(final String text) {
        final List<String> fields = new ArrayList<>();
        if (text.startsWith("#")) {
            for (final String field : text.substring(1).split("\t", -1)) {
                if (!field.isBlank()) {
                    fields.add(field.strip());
                }
            }
        }
        return fields;
    }

    /** A line of a source file: {@code leaklab/main.go:293}. */
    record Place(String file, int line) {

        static Place of(final String text) {
            final int colon = text.lastIndexOf(':');
            if (colon > 0) {
                try {
                    return new Place(text.substring(0, colon), Integer.parseInt(text, colon + 1, text.length(), 10));
                } catch (final NumberFormatException _) {
                    return new Place(text, 0);
                }
            }
            return new Place(text, 0);
        }
    }
}
