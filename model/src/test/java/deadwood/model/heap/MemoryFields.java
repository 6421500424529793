package deadwood.model.heap;

import java.nio.ByteBuffer;
import java.util.List;

/** The values of a {@link MemoryHeap}: payloads as an hprof dump with ids of 8 bytes has them. */
final class MemoryFields implements FieldSource {

    private final MemoryHeap heap;
    private final List<MemoryObject> byId;

    MemoryFields(final MemoryHeap heap, final List<MemoryObject> byId) {
        this.heap = heap;
        this.byId = byId;
    }

    @Override
    public FieldReader reader() {
        return new Reader();
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }

    private final class Reader implements FieldReader {

        private ByteBuffer payload = ByteBuffer.allocate(0);
        private MemoryObject selected = byId.getFirst();

        @Override
        public void select(final int object) {
            selected = byId.get(object);
            payload = ByteBuffer.wrap(selected.payload());
        }

        @Override
        public long payloadSize() {
            return payload.capacity();
        }

        @Override
        public int referenceSize() {
            return MemoryHeap.ID_SIZE;
        }

        @Override
        public int length() {
            return selected.type().isArray() ? selected.length() : -1;
        }

        @Override
        public int elementSize() {
            final FieldType element = selected.type().elementType();
            return element == null ? 0 : element.bytes(MemoryHeap.ID_SIZE);
        }

        @Override
        public byte readByte(final long offset) {
            return payload.get((int) offset);
        }

        @Override
        public short readShort(final long offset) {
            return payload.getShort((int) offset);
        }

        @Override
        public int readInt(final long offset) {
            return payload.getInt((int) offset);
        }

        @Override
        public long readLong(final long offset) {
            return payload.getLong((int) offset);
        }

        @Override
        public long readAddress(final long offset) {
            return payload.getLong((int) offset);
        }

        @Override
        public int readReference(final long offset) {
            return heap.idAt(payload.getLong((int) offset));
        }

        @Override
        public void readBytes(final long offset, final byte[] target, final int from, final int count) {
            payload.get((int) offset, target, from, count);
        }

        @Override
        public void close() {
            payload = ByteBuffer.allocate(0);
        }
    }
}
