package deadwood.importers.index;

import deadwood.model.heap.FieldReader;
import deadwood.model.heap.FieldSourceException;

/** Turns to any object, but has nothing to say of it. */
final class MissingFieldReader implements FieldReader {

    private final String message;

    MissingFieldReader(final String message) {
        this.message = message;
    }

    private FieldSourceException missing() {
        return new FieldSourceException(message);
    }

    @Override
    public void select(final int object) {
        // every object is as good as any other
    }

    @Override
    public long payloadSize() {
        throw missing();
    }

    @Override
    public int referenceSize() {
        throw missing();
    }

    @Override
    public int length() {
        throw missing();
    }

    @Override
    public int elementSize() {
        throw missing();
    }

    @Override
    public byte readByte(final long offset) {
        throw missing();
    }

    @Override
    public short readShort(final long offset) {
        throw missing();
    }

    @Override
    public int readInt(final long offset) {
        throw missing();
    }

    @Override
    public long readLong(final long offset) {
        throw missing();
    }

    @Override
    public long readAddress(final long offset) {
        throw missing();
    }

    @Override
    public int readReference(final long offset) {
        throw missing();
    }

    @Override
    public void readBytes(final long offset, final byte[] target, final int from, final int count) {
        throw missing();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
