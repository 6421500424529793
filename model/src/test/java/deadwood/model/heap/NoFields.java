package deadwood.model.heap;

/** For heaps of which nobody reads a field. */
public enum NoFields implements FieldSource {
    INSTANCE;

    @Override
    public FieldReader reader() {
        throw new FieldSourceException("this heap has no values");
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
