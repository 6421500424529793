package deadwood.importers.hprof;

import static deadwood.importers.hprof.Tags.RECORD_HEADER;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;

/** Hops over the top-level records of a dump. */
final class RecordScan implements AutoCloseable {

    private static final int WINDOW = 16 << 10;
    private static final long STEP = 1 << 20;
    private static final long LOW = 0xffff_ffffL;

    private final DumpFile file;
    private final Warnings warnings;
    private final CancelSignal cancel;
    private final DumpWindow window;
    private final Outline outline = new Outline();
    private final int idSize;
    private final RecordChain chain;
    private boolean segmentSeen;
    private boolean endSeen;
    /** Whether it was said that the file is cut. */
    private boolean cutSeen;

    private RecordScan(final DumpFile file, final Warnings warnings, final CancelSignal cancel) {
        this.file = file;
        this.warnings = warnings;
        this.cancel = cancel;
        this.window = new DumpWindow(file, WINDOW);
        this.idSize = file.idSize();
        this.chain = new RecordChain(file, window);
    }

    static Outline scan(final DumpFile file, final Warnings warnings, final Progress progress,
            final CancelSignal cancel) throws IOException {
        try (RecordScan scan = new RecordScan(file, warnings, cancel)) {
            boolean done = false;
            try {
                scan.records(progress.begin("reading records", file.size(), Progress.Unit.BYTES));
                done = true;
            } finally {
                if (!done) {
                    scan.outline.close();
                }
            }
            return scan.outline;
        }
    }

    @Override
    public void close() {
        window.close();
    }

    private void records(final Progress.Step step) throws IOException {
        long position = file.header().length();
        long reported = position;
        step.advance(position);
        while (position < file.size()) {
            position = record(position);
            if (position - reported >= STEP) {
                cancel.check();
                step.advance(position - reported);
                reported = position;
            }
        }
        step.advance(position - reported);
        if (segmentSeen && !endSeen && !cutSeen) {
            warnings.add(file.size(),
                    "the file ends without the record that ends a heap dump: it may be cut between two segments");
        }
    }

    /** @return the position of the next record, the end of the file if there is none */
    private long record(final long position) throws IOException {
        if (file.size() - position < RECORD_HEADER) {
            return cut(position, "the file ends inside the header of a record; everything before it was read");
        }
        final long header = window.at(position, RECORD_HEADER);
        final int tag = window.u1(header);
        final long length = window.u4(header + 5);
        final long body = position + RECORD_HEADER;
        if (Tags.isHeapDump(tag)) {
            segmentSeen |= tag == Tags.HEAP_DUMP_SEGMENT;
            return heapDump(tag, body, length);
        }
        if (length > file.size() - body || !chain.fits(tag, length) && !chain.stands(body + length)) {
            return damaged(position, tag, length);
        }
        if (!Tags.isTopLevel(tag)) {
            warnings.count(Warnings.Kind.UNKNOWN_RECORD, 1, position);
        } else if (!chain.fits(tag, length)) {
            warnings.count(Warnings.Kind.ODD_RECORD, 1, position);
        }
        endSeen |= tag == Tags.HEAP_DUMP_END;
        keep(tag, position, body, length);
        return body + length;
    }

    private long cut(final long position, final String message) {
        warnings.add(position, message);
        cutSeen = true;
        return file.size();
    }

    /** Goes on where records stand again. */
    private long damaged(final long position, final int tag, final long length) throws IOException {
        final long next = chain.search(position + 1, cancel);
        final String what = "a record with tag 0x%02x announces %d bytes, %d are left; ".formatted(tag, length,
                file.size() - position - RECORD_HEADER);
        if (next == file.size()) {
            return cut(position, what + "everything before it was read");
        }
        warnings.add(position, what + "%d bytes up to the next good record were left out".formatted(next - position));
        return next;
    }

    private void keep(final int tag, final long position, final long body, final long length) throws IOException {
        switch (tag) {
            case Tags.STRING -> {
                if (length >= idSize) {
                    outline.strings().putIfAbsent(window.id(window.at(body, idSize)), position);
                }
            }
            case Tags.LOAD_CLASS -> {
                if (length >= 8 + 2L * idSize) {
                    final long at = window.at(body, 8 + 2 * idSize);
                    final long name = window.id(at + 8 + idSize);
                    outline.classSerials().putIfAbsent(window.u4(at), name);
                    outline.classNames().putIfAbsent(window.id(at + 4), name);
                }
            }
            case Tags.STACK_FRAME -> {
                if (length >= 8 + 4L * idSize) {
                    outline.frames().putIfAbsent(window.id(window.at(body, idSize)), position);
                }
            }
            case Tags.STACK_TRACE -> {
                if (length >= 12) {
                    outline.traces().putIfAbsent(window.u4(window.at(body, 4)), position);
                }
            }
            default -> {
                // CPU samples, allocation sites and the like: nothing of the heap.
            }
        }
    }

    /** @return the position of the next record */
    private long heapDump(final int tag, final long body, final long length) throws IOException {
        final long left = file.size() - body;
        final boolean wraps = tag == Tags.HEAP_DUMP && length > 0 && left >> 32 > 0;
        if (length <= left && (wraps ? chain.stands(body + length) : chain.canBegin(body + length))) {
            add(body, body + length);
            return body + length;
        }
        // HotSpot writes 0 before it knows the length, which stays when the JVM is killed, and the length modulo 2^32 into
        // HEAP_DUMP records beyond 4 GiB. Then, and where the length is damaged, only the sub-records tell where the end is.
        final long end;
        try (EndSearch search = new EndSearch(file, wraps ? length : 0, cancel)) {
            end = search.find(body);
        }
        if (chain.stands(end)) {
            add(body, end);
            if (!wraps || (end - body & LOW) != length) {
                cutSeen |= end == file.size();
                warnings.add(body - RECORD_HEADER,
                        "a heap dump record announces %d bytes; its objects take %d and were read"
                                .formatted(length, end - body));
            }
            return end;
        }
        return withoutEnd(body, length, end);
    }

    /** The sub-records end at {@code end} without a record behind them: the file is cut or the objects are damaged there. */
    private long withoutEnd(final long body, final long length, final long end) throws IOException {
        final long left = file.size() - body;
        // A record that announces more than the file holds is the last: the file was cut, and what looks like a record in
        // the rest of an array is none.
        final long next = length > left ? file.size() : chain.search(end + 1, cancel);
        if (length > 0 && length <= left && next >= body + length) {
            add(body, body + length);
            return body + length;
        }
        if (next < file.size()) {
            add(body, next);
            return next;
        }
        add(body, file.size());
        return cut(body - RECORD_HEADER, length == 0
                ? "a heap dump record was never finished; its objects were read up to offset " + end
                : "the file ends inside a heap dump record: %d bytes are announced, %d are left; the objects before were read"
                        .formatted(length, left));
    }

    private void add(final long start, final long end) {
        if (end > start) {
            outline.heap().add(start, end);
        }
    }
}
