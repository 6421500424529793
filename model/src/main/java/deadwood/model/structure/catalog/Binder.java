package deadwood.model.structure.catalog;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.ClassTable;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.StaticField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields that catalog entries name in one class.
 * <p>
 * {@code named} is the class that the entry is about, {@code info} that class or a subclass: fields are those that {@code named} sees.
 */
final class Binder {

    private static final int ABSENT = -1;

    private final ClassTable classes;
    private final ClassInfo info;
    private final ClassInfo named;

    Binder(final ClassTable classes, final ClassInfo info, final ClassInfo named) {
        this.classes = classes;
        this.info = info;
        this.named = named;
    }

    /** The index of a field in {@link ClassInfo#fields}, or −1; of a path that of its first field. */
    int index(final @Nullable String path) {
        if (path == null) {
            return ABSENT;
        }
        final int dot = path.indexOf('.');
        final String name = dot < 0 ? path : path.substring(0, dot);
        final List<Field> fields = info.fields();
        int mangled = ABSENT;
        for (int i = 0; i < fields.size(); i++) {
            final Field field = fields.get(i);
            // A subclass may have another field of the same name.
            if (classes.isSubclass(named.id(), field.declaringClass()) && !isOfCollector(field)) {
                if (field.name().equals(name)) {
                    return i;
                }
                mangled = mangled == ABSENT && isMangled(field.name(), name) ? i : mangled;
            }
        }
        return mangled;
    }

    /** Whether the garbage collector keeps lists of its own in a field of references: {@code next} there is no link of any structure. */
    private boolean isOfCollector(final Field field) {
        return !field.name().equals("referent")
                && classes.get(field.declaringClass()).name().equals("java.lang.ref.Reference");
    }

    /**
     * Whether a field is what Scala's compiler makes of a private one that other classes read: it writes the name of the class before it,
     * {@code scala$collection$mutable$HashMap$$table}.
     */
    private static boolean isMangled(final String field, final String name) {
        return field.endsWith(name) && field.startsWith("$$", field.length() - name.length() - 2);
    }

    /** Whether the class has all fields that a node cannot do without. */
    boolean hasFields(final NodeEntry entry) {
        return (entry.contents() == null || index(entry.contents()) != ABSENT)
                && (entry.key() == null || index(entry.key()) != ABSENT)
                && (entry.value() == null || entry.key() != null || index(entry.value()) != ABSENT)
                && (entry.arrays().isEmpty()
                        || entry.arrays().stream().anyMatch(array -> index(array.field()) != ABSENT));
    }

    FieldPath path(final @Nullable String path) {
        final int index = index(path);
        if (path == null || index == ABSENT) {
            return FieldPath.ABSENT;
        }
        final Field field = info.fields().get(index);
        final List<String> steps = List.of(path.split("\\."));
        return new FieldPath(path, field.offset(), field.type(), steps.subList(1, steps.size()));
    }

    private List<FieldPath> paths(final List<String> names) {
        return names.stream().map(this::path).filter(FieldPath::isPresent).toList();
    }

    private List<FieldPath> ways(final List<String> links) {
        return paths(links).stream().filter(path -> path.type() == FieldType.REFERENCE).toList();
    }

    private BoundParts parts(final List<String> links, final List<String> stale, final List<ArrayRole> arrays,
            final List<Extra> extra) {
        return new BoundParts(ways(links), ways(stale),
                arrays.stream().map(this::array).filter(array -> array.array().isPresent()).toList(), extras(extra));
    }

    private List<BoundExtra> extras(final List<Extra> extra) {
        return extra.stream().map(one -> new BoundExtra(one, path(one.when()), path(one.value()), path(one.count())))
                .toList();
    }

    private BoundArray array(final ArrayRole role) {
        final ArrayRole.Levels levels = role.levels();
        return new BoundArray(role, path(role.field()), path(role.data()), path(role.nodes()), path(role.used()),
                path(role.values()), path(levels == null ? null : levels.field()), path(role.from()),
                path(role.length()), conditionField(role.when()), conditionNumber(role.when()));
    }

    /** The field in {@code field=number}. */
    private FieldPath conditionField(final @Nullable String condition) {
        return path(condition == null ? null : condition.substring(0, condition.indexOf('=')));
    }

    private static long conditionNumber(final @Nullable String condition) {
        return condition == null ? 0 : Long.parseLong(condition.substring(condition.indexOf('=') + 1));
    }

    BoundCollection collection(final CatalogEntry entry, final boolean isGuess) {
        return new BoundCollection(entry, isGuess, entry.isMap(), path(entry.table()), path(entry.next()),
                path(entry.elements()),
                path(entry.parts()), path(entry.size()), paths(entry.counted()), path(entry.changes()),
                path(entry.inner()), path(entry.head()), path(entry.tail()), open(entry.open()),
                parts(entry.links(), List.of(), entry.arrays(), entry.extra()));
    }

    private BoundCollection.@Nullable BoundOpenSlots open(final @Nullable OpenSlots slots) {
        if (slots == null) {
            return null;
        }
        return new BoundCollection.BoundOpenSlots(path(slots.keys()), path(slots.values()), path(slots.states()),
                path(slots.hashes()), path(slots.missing()), staticNumber(slots.missing()),
                staticTarget(slots.missing()),
                staticTarget(slots.removed()),
                staticTarget(slots.chains() == null ? null : slots.chains().mark()),
                slots.standIns().stream().map(this::staticTarget).filter(id -> id != HeapGraph.NONE).toList(),
                extras(slots.extra()));
    }

    /** What a static field of the class, or of one of its superclasses, refers to. */
    private int staticTarget(final @Nullable String name) {
        final StaticField field = staticField(name);
        return field == null ? HeapGraph.NONE : field.target();
    }

    private long staticNumber(final @Nullable String name) {
        final StaticField field = staticField(name);
        return field == null ? 0 : field.bits();
    }

    private @Nullable StaticField staticField(final @Nullable String name) {
        int steps = 0;
        for (int id = info.id(); name != null && id != HeapGraph.NONE && steps <= classes.size(); steps++) {
            final StaticField field = classes.get(id).staticField(name);
            if (field != null) {
                return field;
            }
            id = classes.get(id).superclass();
        }
        return null;
    }

    BoundNode node(final NodeEntry entry, final FieldRole[] roles) {
        final String link = entry.links().size() == 1 ? entry.links().getFirst() : null;
        boolean plain = true;
        for (int i = 0; i < roles.length; i++) {
            plain &= roles[i] != FieldRole.NAMED || !info.fields().get(i).type().isReference();
        }
        final FieldPath key = path(entry.key());
        final FieldPath value = path(entry.value());
        final int elements = (key.isDirect() ? 1 : 0) + (value.isDirect() ? 1 : 0);
        return new BoundNode(entry, path(link).directOffset(), key, value, path(entry.weak()), path(entry.contents()),
                elements, plain && entry.back().isEmpty() && entry.stale().isEmpty(),
                elements == 2 && value.offset() > key.offset(),
                conditionField(entry.nothing()), conditionNumber(entry.nothing()),
                parts(entry.links(), entry.stale(), entry.arrays(), List.of()));
    }

    /** The first of the fields that an entry cannot do without and that the class does not have, or "". */
    String missing(final CatalogEntry entry) {
        for (final String field : entry.fields()) {
            if (index(field) == ABSENT) {
                return field;
            }
        }
        final OpenSlots open = entry.open();
        for (final String field : new String[]{entry.table(), entry.elements(), entry.parts(), entry.inner(),
            entry.head(), entry.tail(), open == null ? null : open.keys(), open == null ? null : open.values()}) {
            if (field != null && index(field) == ABSENT) {
                return field;
            }
        }
        return switch (entry.shape()) {
            case ARRAY_LIST -> entry.size() == null || index(entry.size()) != ABSENT ? "" : entry.size();
            case LINKED_NODES, VECTOR, TRIE -> missingWay(entry);
            default -> "";
        };
    }

    /** Nodes must be reached somehow. */
    private String missingWay(final CatalogEntry entry) {
        final BoundParts parts = parts(entry.links(), List.of(), entry.arrays(), List.of());
        if (!parts.links().isEmpty() || !parts.arrays().isEmpty()) {
            return "";
        }
        return entry.links().isEmpty() ? entry.arrays().getFirst().field() : entry.links().getFirst();
    }
}
