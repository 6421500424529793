package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plainest reader of a dump there can be: from the first byte to the first that does not fit, everything in maps. */
final class NaiveReading {

    private record Type(long superclass, List<Field> fields, List<Long> references) {}

    private record Field(long name, int type) {}

    private record Instance(long type, byte[] payload) {}

    private record ObjectArray(long type, List<Long> elements) {}

    private record PrimitiveArray(int type, int length) {}

    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, Type> types = new HashMap<>();
    private final Map<Long, Object> objects = new LinkedHashMap<>();
    private final ByteBuffer in;
    private int idSize;

    NaiveReading(final byte[] dump) {
        in = ByteBuffer.wrap(dump);
        try {
            while (in.get() != 0) {
                // the name and version of the format
            }
            idSize = in.getInt();
            in.getLong();
            while (in.hasRemaining()) {
                record();
            }
        } catch (final BufferUnderflowException e) {
            // the end of a cut file
        }
    }

    private long id() {
        return idSize == 4 ? Integer.toUnsignedLong(in.getInt()) : in.getLong();
    }

    private void record() {
        final int tag = in.get();
        in.getInt();
        final int length = in.getInt();
        if (tag == 0x0c || tag == 0x1c) {
            final int end = in.position() + length;
            while (in.position() < end) {
                subRecord();
            }
            return;
        }
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        final int next = in.position() + length;
        if (tag == 0x01) {
            final long id = id();
            final byte[] text = new byte[length - idSize];
            in.get(text);
            strings.put(id, new String(text, StandardCharsets.UTF_8));
        }
        in.position(next);
    }

    private void subRecord() {
        final int tag = in.get() & 0xff;
        final long id = id();
        switch (tag) {
            case 0x05, 0x07, 0xff -> in.mark();
            case 0x01 -> id();
            case 0x02, 0x03, 0x08 -> in.getLong();
            case 0x04, 0x06 -> in.getInt();
            case 0x20 -> objects.put(id, type(id));
            case 0x21 -> {
                in.getInt();
                final long type = id();
                final byte[] payload = new byte[Math.min(in.getInt(), in.remaining() + 1)];
                in.get(payload);
                objects.put(id, new Instance(type, payload));
            }
            case 0x22 -> {
                in.getInt();
                final int length = in.getInt();
                final long type = id();
                final List<Long> elements = new ArrayList<>();
                for (int i = 0; i < length; i++) {
                    elements.add(id());
                }
                objects.put(id, new ObjectArray(type, elements));
            }
            case 0x23 -> {
                in.getInt();
                final int length = in.getInt();
                final int type = in.get();
                for (int i = 0; i < length; i++) {
                    value(type);
                }
                objects.put(id, new PrimitiveArray(type, length));
            }
            default -> throw new IllegalArgumentException("tag " + tag);
        }
    }

    private long value(final int type) {
        return switch (type) {
            case 2 -> id();
            case 4, 8 -> in.get();
            case 5, 9 -> in.getShort();
            case 6, 10 -> in.getInt();
            default -> in.getLong();
        };
    }

    private Type type(final long id) {
        in.getInt();
        final long superclass = id();
        final List<Long> references = new ArrayList<>(List.of(superclass));
        for (int i = 0; i < 5; i++) {
            references.add(id());
        }
        in.getInt();
        for (int i = in.getShort(); i > 0; i--) {
            in.getShort();
            value(in.get());
        }
        for (int i = in.getShort(); i > 0; i--) {
            id();
            final int type = in.get();
            final long value = value(type);
            if (type == 2) {
                references.add(value);
            }
        }
        final List<Field> fields = new ArrayList<>();
        for (int i = in.getShort(); i > 0; i--) {
            fields.add(new Field(id(), in.get()));
        }
        final Type type = new Type(superclass, fields, references);
        types.put(id, type);
        return type;
    }

    /** Addresses of what the object refers to; a referent of a reference object only if {@code referents}. */
    private List<Long> targets(final Object object) {
        return switch (object) {
            case final Type type -> type.references();
            case final ObjectArray array -> array.elements();
            case final Instance instance -> {
                final List<Long> targets = new ArrayList<>();
                final ByteBuffer payload = ByteBuffer.wrap(instance.payload());
                for (Type type = types.get(instance.type()); type != null; type = types.get(type.superclass())) {
                    for (final Field field : type.fields()) {
                        final int bytes = HprofTypes.size(field.type(), idSize);
                        if (field.type() == 2 && !"referent".equals(strings.get(field.name()))) {
                            targets.add(idSize == 4
                                    ? Integer.toUnsignedLong(payload.getInt(payload.position()))
                                    : payload.getLong(payload.position()));
                        }
                        payload.position(payload.position() + bytes);
                    }
                }
                yield targets;
            }
            default -> List.of();
        };
    }

    int objectCount() {
        return objects.size();
    }

    /** Everything that was read here is in the graph and nothing else; rows may hold referents, classes and locals besides. */
    void checkAgainst(final HeapGraph heap) {
        assertThat(heap.objectCount()).isEqualTo(objects.size());
        objects.forEach((address, object) -> {
            final int id = heap.objectAt(address);
            assertThat(id).isNotEqualTo(HeapGraph.NONE);
            final int length = switch (object) {
                case final ObjectArray array -> array.elements().size();
                case final PrimitiveArray array -> array.length();
                default -> 0;
            };
            assertThat(heap.arrayLength(id)).isEqualTo(length);
            final List<Integer> row = new ArrayList<>();
            heap.forEachTarget(id, row::add);
            for (final long target : targets(object)) {
                if (objects.containsKey(target)) {
                    assertThat(row.remove((Object) heap.objectAt(target))).isTrue();
                }
            }
            row.remove((Object) heap.classOf(id).mirror());
            final boolean plain = heap.classOf(id).field("referent") == null && heap.threads().byObject(id) == null;
            assertThat(row.isEmpty() || !plain).as("row of %s: %s", heap.classOf(id).name(), row).isTrue();
        });
    }
}
