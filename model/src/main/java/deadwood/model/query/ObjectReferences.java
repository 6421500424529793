package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.StaticField;
import deadwood.model.heap.WeakReferences;
import deadwood.model.retention.ReferenceNames;
import java.util.ArrayList;
import java.util.List;

/** Tells what refers to single objects, and what they refer to, with the fields through which they do. For one thread. */
public final class ObjectReferences {

    private static final String REFERENT = "referent";

    private final HeapGraph heap;
    private final FieldReader reader;
    private final ReferenceNames names;

    /** @param reader tells the names of fields; where it fails, references are called {@link ReferenceNames#UNKNOWN} */
    public ObjectReferences(final HeapGraph heap, final FieldReader reader) {
        this.heap = heap;
        this.reader = reader;
        this.names = new ReferenceNames(heap, reader);
    }

    /**
     * All references of one object to another.
     *
     * @param object the object at the other end: the holder of references in, the target of references out
     * @param heldBy how the holder refers to the target; the first field or element if it does several times
     * @param times how often it does
     * @param strength strong unless it is the referent of a soft, weak or phantom reference and nothing else
     */
    public record Reference(int object, String heldBy, long times, ReferenceStrength strength) {}

    /**
     * A part of the references in or out.
     *
     * @param rows one an object at the other end
     * @param total number of references in all, those of weak and phantom references included
     * @param isLast whether no more come behind
     */
    public record Page(List<Reference> rows, long total, boolean isLast) {

        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What refers to an object: by id of the holder ascending, behind those the weak and phantom references.
     *
     * @param inbound of the same heap
     * @param after the holder at which the page before ended, {@link HeapGraph#NONE} for the first page
     * @param limit the most rows, at least 1; weak and phantom references come on top on the last page
     */
    public Page in(final int object, final InboundReferences inbound, final int after, final int limit) {
        final InboundReferences.Sources sources = inbound.to(object);
        final List<Reference> rows = new ArrayList<>();
        final List<Reference> weak = weakTo(object, limit);
        long at = sources.behind(after);
        while (at < sources.count() && rows.size() < limit) {
            final int holder = sources.get(at);
            final long next = sources.behind(holder);
            rows.add(reference(holder, object, holder, next - at));
            at = next;
        }
        final boolean isLast = at >= sources.count();
        if (isLast) {
            rows.addAll(weak);
        }
        return new Page(rows, sources.count() + weak.size(), isLast);
    }

    private List<Reference> weakTo(final int object, final int limit) {
        final WeakReferences all = heap.weakReferences();
        final List<Reference> found = new ArrayList<>();
        for (int i = 0; i < all.size() && found.size() < limit; i++) {
            if (all.referents().get(i) == object) {
                final int holder = all.sources().get(i);
                final ReferenceStrength strength = heap.classOf(holder).strength();
                if (strength == ReferenceStrength.WEAK || strength == ReferenceStrength.PHANTOM) {
                    found.add(new Reference(holder, REFERENT, 1, strength));
                }
            }
        }
        return found;
    }

    /**
     * What an object refers to: in the order of its fields or elements, then what is in none, then the referent of a weak or
     * phantom reference.
     *
     * @param from number of references to leave out at the beginning
     * @param limit the most rows
     */
    public Page out(final int object, final long from, final int limit) {
        final Outgoing outgoing = new Outgoing(from, limit);
        try {
            addValues(object, outgoing);
        } catch (final FieldSourceException _) {
            // The rest of the row says where the references lead, if not through which fields.
        }
        addRest(object, outgoing);
        final ReferenceStrength strength = heap.classOf(object).strength();
        final int referent = heap.weakReferences().referentOf(object);
        if (referent != HeapGraph.NONE && strength != ReferenceStrength.SOFT) {
            outgoing.add(referent, REFERENT, strength);
        }
        return new Page(outgoing.rows, outgoing.total, from + outgoing.rows.size() >= outgoing.total);
    }

    private void addValues(final int object, final Outgoing outgoing) {
        final ClassInfo type = heap.classOf(object);
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        if (mirrored != null) {
            for (final StaticField field : mirrored.statics()) {
                outgoing.add(field.target(), "static " + field.name(), ReferenceStrength.STRONG);
            }
            outgoing.add(mirrored.superclass() == HeapGraph.NONE
                    ? HeapGraph.NONE
                    : heap.classes().get(mirrored.superclass()).mirror(), ReferenceNames.SUPERCLASS,
                    ReferenceStrength.STRONG);
            outgoing.add(mirrored.loader(), ReferenceNames.LOADER, ReferenceStrength.STRONG);
            return;
        }
        reader.select(object);
        final int size = reader.referenceSize();
        if (type.kind() == ClassInfo.Kind.OBJECT_ARRAY) {
            final long length = Math.min(heap.arrayLength(object), reader.payloadSize() / size);
            for (long i = 0; i < length; i++) {
                outgoing.add(reader.readReference(i * size), i);
            }
            return;
        }
        for (final Field field : type.fields()) {
            final boolean isReferent = type.strength() != ReferenceStrength.STRONG && field.name().equals(REFERENT);
            if (field.type().isReference() && field.offset() + size <= reader.payloadSize()
                    && !(isReferent && type.strength() != ReferenceStrength.SOFT)) {
                outgoing.add(reader.readReference(field.offset()), field.name(),
                        isReferent ? ReferenceStrength.SOFT : ReferenceStrength.STRONG);
            }
        }
    }

    /** What stands in the row of an object behind its values: its class object, the locals of a thread. */
    private void addRest(final int object, final Outgoing outgoing) {
        final long values = outgoing.total;
        long position = heap.firstReference(object);
        for (long i = 0; position != HeapGraph.NONE; i++) {
            if (i >= values) {
                final int target = heap.targetAt(position);
                outgoing.add(target, names.heldBy(object, target), ReferenceStrength.STRONG);
            }
            position = heap.isLastAt(position) ? HeapGraph.NONE : position + 1;
        }
    }

    /** References one after the other, of which some are kept. */
    private static final class Outgoing {

        private final List<Reference> rows = new ArrayList<>();
        private final long from;
        private final int limit;
        private long total;

        Outgoing(final long from, final int limit) {
            this.from = from;
            this.limit = limit;
        }

        void add(final int target, final String heldBy, final ReferenceStrength strength) {
            if (target != HeapGraph.NONE) {
                if (total >= from && rows.size() < limit) {
                    rows.add(new Reference(target, heldBy, 1, strength));
                }
                total++;
            }
        }

        void add(final int target, final long index) {
            if (target != HeapGraph.NONE && total >= from && rows.size() < limit) {
                add(target, "[" + index + "]", ReferenceStrength.STRONG);
            } else if (target != HeapGraph.NONE) {
                total++;
            }
        }
    }

    private Reference reference(final int holder, final int target, final int other, final long times) {
        final String heldBy = names.heldBy(holder, target);
        final boolean soft = heap.classOf(holder).strength() == ReferenceStrength.SOFT && heldBy.equals(REFERENT)
                && times == 1;
        return new Reference(other, heldBy, times, soft ? ReferenceStrength.SOFT : ReferenceStrength.STRONG);
    }
}
