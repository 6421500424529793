package deadwood.importers.hprof;

/**
 * What the top-level records of a dump say: where its objects stand, and where names and stacks are to be had.
 *
 * @param strings position of the STRING record of each name id
 * @param classNames name id of each class id (LOAD_CLASS)
 * @param classSerials name id of each class serial number, which stack frames use
 * @param frames position of the STACK_FRAME record of each frame id
 * @param traces position of the STACK_TRACE record of each trace serial number
 * @param heap the contents of all heap dump records and segments
 */
record Outline(LongLongMap strings, LongLongMap classNames, LongLongMap classSerials, LongLongMap frames,
        LongLongMap traces, DumpRanges heap) implements AutoCloseable {

    Outline() {
        this(new LongLongMap(), new LongLongMap(), new LongLongMap(), new LongLongMap(), new LongLongMap(),
                new DumpRanges());
    }

    @Override
    public void close() {
        strings.close();
        classNames.close();
        classSerials.close();
        frames.close();
        traces.close();
    }
}
