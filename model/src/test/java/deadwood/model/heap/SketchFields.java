package deadwood.model.heap;

import java.nio.ByteBuffer;

/** The values of a {@link HeapSketch}, big-endian as in hprof. */
final class SketchFields implements FieldSource {

    private final HeapSketch sketch;

    SketchFields(final HeapSketch sketch) {
        this.sketch = sketch;
    }

    @Override
    public FieldReader reader() {
        return new Reader();
    }

    @Override
    public void close() {
        // Everything is on the Java heap.
    }

    private final class Reader implements FieldReader {

        private ByteBuffer payload = ByteBuffer.allocate(0);
        private int object;

        @Override
        public void select(final int selected) {
            object = selected;
            payload = sketch.payload(selected);
        }

        @Override
        public long payloadSize() {
            return payload.capacity();
        }

        @Override
        public int referenceSize() {
            return HeapSketch.SLOT;
        }

        @Override
        public int length() {
            return sketch.length(object);
        }

        @Override
        public int elementSize() {
            return sketch.elementSize(object);
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
            return sketch.reference(object, offset);
        }

        @Override
        public void readBytes(final long offset, final byte[] target, final int from, final int count) {
            payload.get((int) offset, target, from, count);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
