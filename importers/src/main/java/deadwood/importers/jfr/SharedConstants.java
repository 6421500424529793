package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the keys of methods mean the same in one chunk as in those before: a virtual machine numbers its methods once, but two
 * recordings may stand in one file. All constants that the names of frames are made of are compared byte by byte.
 */
final class SharedConstants {

    private ByteBlob values = new ByteBlob();
    private final Map<Long, LongIntMap> known = new HashMap<>();
    private List<String> shapes = List.of();

    /**
     * Adds the constants of a chunk.
     *
     * @return false if some mean something else than before: those before are forgotten then
     */
    boolean add(final OpenChunk chunk) throws IOException {
        final Set<RecordedType> types = types(chunk);
        final List<String> here = shapes(types, chunk.header());
        final boolean same = shapes.isEmpty() || shapes.equals(here) && addAll(types, chunk.pools());
        if (!same || shapes.isEmpty()) {
            known.clear();
            values = new ByteBlob();
            shapes = here;
            addAll(types, chunk.pools());
        }
        return same;
    }

    private boolean addAll(final Set<RecordedType> types, final ConstantPools pools) throws IOException {
        for (final RecordedType type : types) {
            final LongIntMap ofType = known.computeIfAbsent(type.id(), _ -> new LongIntMap());
            final boolean same = pools.forEach(type, (key, blob, value) -> {
                final int before = ofType.get(key);
                if (before == LongIntMap.NONE) {
                    ofType.putIfAbsent(key, values.appendValue(blob, value));
                    return true;
                }
                return values.same(before, blob, value);
            });
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** Methods and kinds of frames and what they refer to for their names. */
    private static Set<RecordedType> types(final OpenChunk chunk) {
        final Set<RecordedType> types = new LinkedHashSet<>();
        final Deque<RecordedType> open = new ArrayDeque<>();
        add(open, chunk.stacks().methodType());
        add(open, chunk.stacks().kindType());
        add(open, chunk.types().named("java.lang.String"));
        while (!open.isEmpty()) {
            final RecordedType type = open.pop();
            if (types.add(type)) {
                for (final String field : List.of("type", "name", "descriptor", "string", "description")) {
                    final RecordedField found = type.field(field);
                    add(open, found == null ? null : found.type());
                }
            }
        }
        return types;
    }

    private static void add(final Deque<RecordedType> open, final @Nullable RecordedType type) {
        if (type != null) {
            open.push(type);
        }
    }

    private static List<String> shapes(final Set<RecordedType> types, final ChunkHeader header) {
        final List<String> shapes = new ArrayList<>(List.of(String.valueOf(header.compressed())));
        for (final RecordedType type : types) {
            final StringBuilder shape = new StringBuilder().append(type.id()).append(type.name());
            for (final RecordedField field : type.fields()) {
                shape.append(' ').append(field.name()).append(field.constant()).append(field.array())
                        .append(field.type().id());
            }
            shapes.add(shape.toString());
        }
        return shapes;
    }
}
