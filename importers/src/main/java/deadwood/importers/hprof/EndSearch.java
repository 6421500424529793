package deadwood.importers.hprof;

import deadwood.model.store.CancelSignal;
import java.io.IOException;

/** Finds the end of a heap dump record whose length is not known or only modulo 2³², by following its sub-records. */
final class EndSearch extends SubRecordWalk {

    private static final int WINDOW = 64 << 10;

    private final long length;
    private final CancelSignal cancel;
    private final long fileSize;
    private long start;

    /** @param length of the record modulo 2³²; 0 if it is not known */
    EndSearch(final DumpFile file, final long length, final CancelSignal cancel) {
        super(file, WINDOW);
        this.length = length;
        this.cancel = cancel;
        this.fileSize = file.size();
    }

    long find(final long body) throws IOException {
        start = body;
        return walk(body, fileSize);
    }

    @Override
    boolean endsAt(final long position) {
        return length > 0 && (position - start & 0xffff_ffffL) == length;
    }

    @Override
    void pause(final long position) {
        cancel.check();
    }

    @Override
    void instance(final long position, final long address, final long classAddress, final long payload,
            final long size) {
        // only the length counts here
    }

    @Override
    void objectArray(final long position, final long address, final long classAddress, final long elements,
            final int length) {
        // only the length counts here
    }

    @Override
    void primitiveArray(final long position, final long address, final int type, final int length) {
        // only the length counts here
    }

    @Override
    void classDump(final ClassRecord type) {
        // only the length counts here
    }

    @Override
    void root(final int tag, final long position, final long address, final int thread, final int frame) {
        // only the length counts here
    }
}
