package deadwood.importers.hprof;

import static deadwood.importers.hprof.Tags.RECORD_HEADER;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;

/** Hops over the top-level records of a dump. */
final class RecordScan implements AutoCloseable {

    private static final int WINDOW = 16 << 10;
    private static final long STEP = 1 << 20;

    private final DumpFile file;
    private final Warnings warnings;
    private final CancelSignal cancel;
    private final DumpWindow window;
    private final Outline outline = new Outline();
    private final int idSize;
    private boolean endSeen;

    private RecordScan(final DumpFile file, final Warnings warnings, final CancelSignal cancel) {
        this.file = file;
        this.warnings = warnings;
        this.cancel = cancel;
        this.window = new DumpWindow(file, WINDOW);
        this.idSize = file.idSize();
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
            final long next = record(position);
            if (next < 0) {
                return;
            }
            position = next;
            if (position - reported >= STEP) {
                cancel.check();
                step.advance(position - reported);
                reported = position;
            }
        }
        step.advance(position - reported);
        if (!endSeen && outline.heap().size() > 0 && lastTag == Tags.HEAP_DUMP_SEGMENT) {
            warnings.add(file.size(),
                    "the file ends without the record that ends a heap dump: it may be cut between two segments");
        }
    }

    private int lastTag;

    /** @return the position of the next record, −1 if there is no telling where that is */
    private long record(final long position) throws IOException {
        if (file.size() - position < RECORD_HEADER) {
            warnings.add(position, "the file ends inside the header of a record; everything before it was read");
            return -1;
        }
        final long header = window.at(position, RECORD_HEADER);
        final int tag = window.u1(header);
        final long length = window.u4(header + 5);
        final long body = position + RECORD_HEADER;
        lastTag = tag;
        if (Tags.isHeapDump(tag)) {
            return heapDump(tag, body, length);
        }
        if (length > file.size() - body) {
            warnings.add(position, damage(tag, length, body));
            return -1;
        }
        if (!Tags.isTopLevel(tag)) {
            warnings.count(Warnings.Kind.UNKNOWN_RECORD, 1, position);
        }
        endSeen |= tag == Tags.HEAP_DUMP_END;
        keep(tag, position, body, length);
        return body + length;
    }

    private String damage(final int tag, final long length, final long body) {
        return Tags.isTopLevel(tag)
                ? "the file ends inside a record: %d bytes are announced, %d are left; everything before it was read"
                        .formatted(length, file.size() - body)
                : "a record with unknown tag 0x%02x announces %d bytes, %d are left; everything before it was read"
                        .formatted(tag, length, file.size() - body);
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

    private long heapDump(final int tag, final long body, final long length) throws IOException {
        final long left = file.size() - body;
        if (length == 0 && left > 0 && !Tags.isHeapDump(tagAt(body)) && tagAt(body) != Tags.HEAP_DUMP_END) {
            return unknownEnd(tag, body, 0);
        }
        if (tag == Tags.HEAP_DUMP && left > length && left >= 1L << 32 && !recordsFollow(body + length)) {
            return unknownEnd(tag, body, length);
        }
        if (length > left) {
            warnings.add(body - RECORD_HEADER,
                    "the file ends inside a heap dump segment: %d bytes are announced, %d are left; the objects before the end were read"
                            .formatted(length, left));
            lastTag = 0;
        }
        final long end = body + Math.min(length, left);
        if (end > body) {
            outline.heap().add(body, end);
        }
        return end;
    }

    /**
     * HotSpot writes 0 before it knows the length, which stays when the JVM is killed, and the length modulo 2³² into HEAP_DUMP
     * records beyond 4 GiB: then only the sub-records tell where the end is.
     */
    private long unknownEnd(final int tag, final long body, final long length) throws IOException {
        try (EndSearch search = new EndSearch(file, length, cancel)) {
            final long end = search.find(body);
            outline.heap().add(body, end);
            if (length == 0) {
                warnings.add(body - RECORD_HEADER,
                        "a heap dump record was never finished; its objects were read up to offset "
                                + end);
                lastTag = 0;
            }
            return recordsFollow(end) ? end : file.size();
        } finally {
            if (tag == Tags.HEAP_DUMP) {
                lastTag = tag;
            }
        }
    }

    private int tagAt(final long position) throws IOException {
        return window.u1(window.at(position, 1));
    }

    /** Whether what stands here looks like records up to the end of the file, or two of them at least. */
    private boolean recordsFollow(final long position) throws IOException {
        long at = position;
        for (int records = 0; records < 2 && at != file.size(); records++) {
            if (file.size() - at < RECORD_HEADER) {
                return false;
            }
            final long header = window.at(at, RECORD_HEADER);
            final int tag = window.u1(header);
            final long end = at + RECORD_HEADER + window.u4(header + 5);
            if (!Tags.isTopLevel(tag)) {
                return false;
            }
            if (Tags.isHeapDump(tag)) {
                return true;
            }
            if (end > file.size()) {
                return false;
            }
            at = end;
        }
        return true;
    }
}
