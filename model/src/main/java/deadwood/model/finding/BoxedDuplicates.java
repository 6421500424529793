package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.store.LongColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * {@code boxed-duplicates}: boxes of equal numbers, at least half of the boxes of their class. To gain are all but one box of each number.
 */
final class BoxedDuplicates implements HeapDetector {

    private static final List<String> BOXES = List.of("java.lang.Integer", "java.lang.Long", "java.lang.Double",
            "java.lang.Float", "java.lang.Short", "java.lang.Character", "java.lang.Byte", "java.lang.Boolean");
    /** Boxes whose places are looked at to find the one where most of them hang. */
    private static final long SAMPLE = 20_000;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    @Override
    public String kind() {
        return "boxed-duplicates";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) throws IOException {
        final List<HeapFinding> findings = new ArrayList<>();
        for (final String name : BOXES) {
            final BitSet ids = facts.classesNamed(name);
            if (ids.isEmpty()) {
                continue;
            }
            final ClassInfo type = facts.heap().classes().get(ids.nextSetBit(0));
            final Field value = type.field("value");
            final long[] count = new long[1];
            facts.forEachObject(ids, _ -> count[0]++);
            if (value != null && !value.type().isReference()
                    && count[0] * type.instanceSize() >= facts.threshold().bytes()) {
                addFinding(facts, type, value, count[0], findings);
            }
        }
        return findings;
    }

    private void addFinding(final HeapFacts facts, final ClassInfo type, final Field value, final long count,
            final List<HeapFinding> findings) throws IOException {
        final Numbers numbers = new Numbers(facts, value, count);
        final BitSet ids = new BitSet();
        ids.set(type.id());
        final List<Integer> duplicates = new ArrayList<>();
        final List<Integer> sample = new ArrayList<>();
        final long each = Math.max(1, count / SAMPLE);
        facts.forEachObject(ids, object -> {
            if (!numbers.add(object)) {
                if (duplicates.size() < HeapFinding.MAXIMUM_OBJECTS) {
                    duplicates.add(object);
                }
                if (numbers.duplicates() % each == 0) {
                    sample.add(object);
                }
            }
        });
        final long gain = numbers.duplicates() * type.instanceSize();
        if (gain < facts.threshold().bytes() || numbers.duplicates() * 2 < count) {
            return;
        }
        final Places places = new Places(facts);
        for (final int object : sample) {
            places.add(object);
        }
        findings.add(new HeapFinding(kind(), places.most(), type.name(), numbers.duplicates(),
                List.of(new Measure("boxes", count), new Measure("distinct", count - numbers.duplicates()),
                        new Measure("duplicates", numbers.duplicates()),
                        new Measure("shallowBytes", count * type.instanceSize())),
                gain,
                Words.count(count, "box", "boxes") + " of the class " + type.name() + " hold "
                        + Words.count(count - numbers.duplicates(), "different number", "different numbers")
                        + "; " + Words.share(places.there(), sample.size()) + " of the superfluous ones hang here",
                "See where numbers are boxed again and again: use valueOf rather than new, keep them in primitive"
                        + " arrays or collections of primitives, or look them up in a small table.",
                duplicates));
    }

    /** A set of numbers outside the Java heap, with open addressing. */
    private static final class Numbers {

        private final FieldReader reader;
        private final Field field;
        private final LongColumn slots;
        private final long mask;
        private boolean hasZero;
        private long duplicates;

        Numbers(final HeapFacts facts, final Field field, final long count) throws IOException {
            this.reader = facts.reader();
            this.field = field;
            this.mask = Math.max(16, Long.highestOneBit(count) * 4) - 1;
            this.slots = facts.scratch().longs("numbers of class " + field.declaringClass(), mask + 1);
        }

        long duplicates() {
            return duplicates;
        }

        /** Adds the number in a box; false if it is known. */
        boolean add(final int box) {
            final long number = read(box);
            if (number == 0) {
                final boolean known = hasZero;
                hasZero = true;
                duplicates += known ? 1 : 0;
                return !known;
            }
            long slot = number * GOLDEN >>> Long.SIZE / 2 & mask;
            while (slots.get(slot) != 0) {
                if (slots.get(slot) == number) {
                    duplicates++;
                    return false;
                }
                slot = slot + 1 & mask;
            }
            slots.set(slot, number);
            return true;
        }

        private long read(final int box) {
            reader.select(box);
            return switch (field.type().bytes(reader.referenceSize())) {
                case 1 -> reader.readByte(field.offset());
                case 2 -> reader.readShort(field.offset());
                case 4 -> reader.readInt(field.offset());
                default -> reader.readLong(field.offset());
            };
        }
    }
}
