package deadwood.model.structure.trie;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells search trees from tries whose children are in fields: in a search tree every node has a key of its own, in a trie
 * pieces of keys come again and again.
 */
final class SearchKeys {

    /** Nodes looked at, from the root down. */
    private static final int SAMPLED = 4096;
    /** With fewer nodes, pieces of keys may differ by chance. */
    private static final int MINIMUM_NODES = 32;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final Map<String, Set<Object>> valuesByField = new HashMap<>();
    private final Map<String, Integer> countsByField = new HashMap<>();

    SearchKeys(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    /** What the fields of the nodes of one trie tell. */
    enum Verdict {
        /** Too few nodes to tell, or a field in which all differ. */
        MAY_BE_KEYS,
        /** No field that could order the nodes at all. */
        NOTHING,
        /** Fields that repeat themselves. */
        LABELS
    }

    /**
     * @param walk stands on the trie to look at
     * @param labels bits of reference fields that every inner node has
     */
    Verdict of(final FamilyPlan plan, final NodeTable table, final TrieWalk walk, final int labels) {
        if (walk.count() < MINIMUM_NODES) {
            return Verdict.MAY_BE_KEYS;
        }
        for (int position = 0; position < Math.min(walk.count(), SAMPLED); position++) {
            read(plan, table.objects.get(walk.node(position)), labels);
        }
        Verdict verdict = Verdict.NOTHING;
        for (final Map.Entry<String, Set<Object>> field : valuesByField.entrySet()) {
            final int count = countsByField.getOrDefault(field.getKey(), 0);
            final int distinct = field.getValue().size();
            if (count >= MINIMUM_NODES && distinct * 100L >= count * 99L) {
                return Verdict.MAY_BE_KEYS;
            }
            if (distinct * 2 <= count) {
                verdict = Verdict.LABELS;
            }
        }
        return verdict;
    }

    private void read(final FamilyPlan plan, final int object, final int labels) {
        final ClassInfo info = heap.classOf(object);
        if (!plan.innerClasses.get(info.id())) {
            return;
        }
        for (final Field field : info.fields()) {
            if (field.type() != FieldType.BOOLEAN && !field.type().isReference()) {
                add(field, heap.object(object, reader).bits(field.type(), field.offset()));
            }
        }
        for (final FamilyPlan.Part part : plan.parts(info.id())) {
            if (part.role() == FamilyPlan.Role.PAYLOAD && (labels >>> part.index() & 1) != 0) {
                final Field field = fieldAt(info, part.offset());
                final HeapObject label = heap.object(object, reader).reference(field.name());
                if (label != null) {
                    add(field, content(label));
                }
            }
        }
    }

    private static Field fieldAt(final ClassInfo info, final int offset) {
        for (final Field field : info.fields()) {
            if (field.offset() == offset) {
                return field;
            }
        }
        throw new IllegalArgumentException(info.name() + " has no field at " + offset);
    }

    private void add(final Field field, final Object value) {
        final String key = field.declaringClass() + "." + field.name();
        valuesByField.computeIfAbsent(key, _ -> new HashSet<>()).add(value);
        countsByField.merge(key, 1, Integer::sum);
    }

    /** What equal labels have in common: the text, the number in a box, else only that they are one object. */
    private static Object content(final HeapObject label) {
        final String text = label.text();
        if (text != null) {
            return text;
        }
        final ClassInfo type = label.type();
        if (type.name().startsWith("java.lang.") && type.field("value") != null) {
            return label.integer("value", 0);
        }
        return label.id();
    }
}
