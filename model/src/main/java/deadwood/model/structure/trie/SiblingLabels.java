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
 * Whether nodes whose children stand in packed arrays or lists carry the piece of the key that leads to them: a letter, or a text whose first letter
 * tells it from its siblings, as the edges of a radix trie do. Names, sizes and numbers of a document are the same for siblings
 * now and then, or its own for every node, or count siblings through.
 */
final class SiblingLabels {

    /** Nodes with several children that are looked at. */
    private static final int SAMPLED = 4096;
    /** Pairs of siblings that must differ, by numbers and by first letters: fewer may do by chance. */
    private static final long PAIRS = 32;
    private static final long PAIRS_OF_TEXTS = 200;
    /** One in so many nodes may have children with equal labels. */
    private static final long TOLERANCE = 100;
    /** One in so many children must not be in the order that all others are in, compared with their parents. */
    private static final long ORDERED = 10;

    private final HeapGraph heap;
    private final FieldReader reader;
    private final FamilyPlan plan;
    private final NodeTable table;
    private final Map<String, Label> labels = new HashMap<>();

    private SiblingLabels(final HeapGraph heap, final FieldReader reader, final FamilyPlan plan,
            final NodeTable table) {
        this.heap = heap;
        this.reader = reader;
        this.plan = plan;
        this.table = table;
    }

    /** What the children of one node are told from each other by. */
    enum Verdict {
        NONE,
        /** Numbers, or texts. */
        PIECES,
        /** Characters and bytes. */
        LETTERS,
        /** Characters and bytes, and children stand in their order. */
        SORTED_LETTERS
    }

    /** What was seen of one field. */
    private static final class Label {

        final FieldType type;
        final Set<Long> distinct = new HashSet<>();
        long values;
        long pairs;
        long families;
        long ambiguous;
        /** Nodes with three children or more, and those of them whose children's labels go up by one and the same step. */
        long countable;
        long counted;
        /** Nodes whose children's labels do not go up all along. */
        long unsorted;
        /** Children whose label is greater, and less, than that of their parent. */
        long above;
        long below;
        boolean isText;
        boolean isBoxedLetter;

        Label(final FieldType type) {
            this.type = type;
        }

        /** Whether siblings differ in it, for whatever reason. */
        boolean tellsApart() {
            return pairs >= (isText ? PAIRS_OF_TEXTS : PAIRS) && ambiguous * TOLERANCE <= families;
        }

        boolean tells() {
            return tellsApart() && distinct.size() * 2L <= values
                    && (isCharacter() || isText || counted * 2 < countable);
        }

        boolean isCharacter() {
            return isBoxedLetter || type == FieldType.CHAR;
        }

        boolean isLetter() {
            return isCharacter() || type == FieldType.BYTE;
        }

        /** Whether children know nothing of their parents' labels: in search trees and heaps they are all greater, or all less. */
        boolean isFree() {
            return above + below >= PAIRS && Math.min(above, below) * ORDERED >= above + below;
        }
    }

    /**
     * Looks at the children of one node after the other.
     *
     * @param references bits of reference fields that every inner node has
     */
    static SiblingLabels of(final HeapGraph heap, final FieldReader reader, final FamilyPlan plan,
            final NodeTable table, final int references) {
        final SiblingLabels labels = new SiblingLabels(heap, reader, plan, table);
        final Sample parents = new Sample();
        for (int node = 0; node < table.size(); node++) {
            if (table.childEnd(node) - table.firstChild(node) > 1) {
                parents.add(node);
            }
        }
        final int[] nodes = parents.objects();
        for (int i = 0; i < Math.min(nodes.length, SAMPLED); i++) {
            labels.look(nodes[i], references);
        }
        return labels;
    }

    Verdict verdict() {
        Verdict verdict = Verdict.NONE;
        for (final Label label : labels.values()) {
            if (label.tells()) {
                final Verdict own = !label.isLetter()
                        ? Verdict.PIECES
                        : label.unsorted == 0 ? Verdict.SORTED_LETTERS : Verdict.LETTERS;
                verdict = own.compareTo(verdict) > 0 ? own : verdict;
            }
        }
        return verdict;
    }

    /** Whether some letter that tells siblings apart is not ordered from parents to children. */
    boolean areFreeLetters() {
        return labels.values().stream().anyMatch(label -> label.tells() && label.isLetter() && label.isFree());
    }

    /** Whether a field of the children, by its {@linkplain FamilyPlan#key key}, is different in all siblings: it is no value then. */
    boolean tellsApart(final String key) {
        final Label label = labels.get(key);
        return label != null && label.tellsApart();
    }

    private void look(final int parent, final int references) {
        final long first = table.firstChild(parent);
        final ClassInfo info = heap.classOf(table.objects.get(table.child(first)));
        for (final Field field : info.fields()) {
            if (isNumber(field.type()) || field.type().isReference() && isLabel(plan, info, field, references)) {
                look(field, parent, false);
            }
        }
        if (table.edge(first) != HeapGraph.NONE) {
            final ClassInfo edge = heap.classOf(table.edge(first));
            for (final Field field : edge.fields()) {
                if (isNumber(field.type()) || field.type().isReference()
                        && field.offset() != plan.targetOf(edge.id()) && field.offset() != plan.nextOf(edge.id())) {
                    look(field, parent, true);
                }
            }
        }
    }

    private static boolean isNumber(final FieldType type) {
        return switch (type) {
            case CHAR, BYTE, SHORT, INT, LONG -> true;
            case REFERENCE, BOOLEAN, FLOAT, DOUBLE -> false;
        };
    }

    private static boolean isLabel(final FamilyPlan plan, final ClassInfo info, final Field field,
            final int references) {
        for (final FamilyPlan.Part part : plan.parts(info.id())) {
            if (part.offset() == field.offset()) {
                return part.role() == FamilyPlan.Role.PAYLOAD && (references >>> part.index() & 1) != 0;
            }
        }
        return false;
    }

    /** @param onEdges whether it is a field of the edges to the children */
    private void look(final Field field, final int parent, final boolean onEdges) {
        final Label label = labels.computeIfAbsent(FamilyPlan.key(field), _ -> new Label(field.type()));
        final Set<Long> siblings = new HashSet<>();
        long count = 0;
        long previous = 0;
        long step = 0;
        boolean even = true;
        boolean sorted = true;
        final long above = onEdges ? -1 : valueOf(label, table.objects.get(parent), field);
        for (long position = table.firstChild(parent); position < table.childEnd(parent); position++) {
            final int carrier = onEdges ? table.edge(position) : table.objects.get(table.child(position));
            final Field own = carrier == HeapGraph.NONE ? null : heap.classOf(carrier).field(field.name());
            if (own == null || own.type() != field.type()) {
                continue;
            }
            final long value = value(label, carrier, own);
            even &= count < 2 || value - previous == step;
            sorted &= count == 0 || value > previous;
            label.above += above > 0 && value > above ? 1 : 0;
            label.below += above > 0 && value < above ? 1 : 0;
            step = value - previous;
            previous = value;
            count++;
            siblings.add(value);
            label.distinct.add(value);
        }
        label.values += count;
        label.pairs += count * (count - 1) / 2;
        label.families++;
        label.ambiguous += siblings.size() < count ? 1 : 0;
        label.unsorted += sorted ? 0 : 1;
        label.countable += count > 2 ? 1 : 0;
        label.counted += count > 2 && even ? 1 : 0;
    }

    private long valueOf(final Label label, final int object, final Field field) {
        final Field own = heap.classOf(object).field(field.name());
        return own == null || own.type() != field.type() ? -1 : value(label, object, own);
    }

    /** The number, the first letter of a text, the number in a box, or else a number that only equal objects share. */
    private long value(final Label label, final int object, final Field field) {
        final HeapObject node = heap.object(object, reader);
        if (!field.type().isReference()) {
            return node.bits(field.type(), field.offset());
        }
        final HeapObject held = node.reference(field.name());
        if (held == null) {
            return -1;
        }
        final String text = held.text();
        if (text != null) {
            label.isText = true;
            return text.isEmpty() ? -1 : text.charAt(0);
        }
        label.isBoxedLetter = held.type().name().equals("java.lang.Character");
        return held.type().name().startsWith("java.lang.") && held.type().field("value") != null
                ? held.integer("value", 0)
                : held.id();
    }
}
