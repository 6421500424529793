package deadwood.importers.jfr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of a chunk. */
final class TypeTable {

    private final Map<Long, RecordedType> byId;
    private final Map<String, RecordedType> byName = new LinkedHashMap<>();

    TypeTable(final Map<Long, RecordedType> types) {
        this.byId = types;
        types.values().forEach(type -> byName.putIfAbsent(type.name(), type));
    }

    @Nullable
    RecordedType type(final long id) {
        return byId.get(id);
    }

    @Nullable
    RecordedType named(final String name) {
        return byName.get(name);
    }

    Collection<RecordedType> all() {
        return byId.values();
    }
}
