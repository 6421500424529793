package deadwood.importers.hprof;

import static deadwood.importers.hprof.Tags.RECORD_HEADER;

import deadwood.model.store.CancelSignal;
import java.io.IOException;

/** Tells whether top-level records stand at a place of the file, by what they say of themselves: for files whose lengths are wrong. */
final class RecordChain {

    /** So many records that follow one another are no coincidence. */
    private static final int ENOUGH = 4;
    /** Names end at 65,535 bytes in class files. */
    private static final long LONGEST_STRING = 1 << 20;
    private static final long CHECK_MASK = (1 << 20) - 1;

    private final DumpWindow window;
    private final long fileSize;
    private final int idSize;

    RecordChain(final DumpFile file, final DumpWindow window) {
        this.window = window;
        this.fileSize = file.size();
        this.idSize = file.idSize();
    }

    /** Whether a record with this length can be one. */
    boolean fits(final int tag, final long length) {
        return switch (tag) {
            case Tags.STRING -> length >= idSize && length <= LONGEST_STRING;
            case Tags.LOAD_CLASS -> length == 8 + 2L * idSize;
            case Tags.UNLOAD_CLASS, Tags.END_THREAD -> length == 4;
            case Tags.STACK_FRAME, Tags.START_THREAD -> length == 8 + 4L * idSize;
            case Tags.STACK_TRACE -> length >= 12 && (length - 12) % idSize == 0;
            case Tags.ALLOC_SITES -> length >= 34 && (length - 34) % 25 == 0;
            case Tags.HEAP_SUMMARY -> length == 24;
            case Tags.CPU_SAMPLES -> length >= 8 && length % 8 == 0;
            case Tags.CONTROL_SETTINGS -> length == 6;
            case Tags.HEAP_DUMP_END -> length == 0;
            default -> Tags.isTopLevel(tag);
        };
    }

    /** Whether a record can begin here, or the file ends. */
    boolean canBegin(final long position) throws IOException {
        if (position == fileSize) {
            return true;
        }
        final int bytes = (int) Math.min(RECORD_HEADER + 1L, fileSize - position);
        final long at = window.at(position, bytes);
        final int tag = window.u1(at);
        if (bytes < RECORD_HEADER) {
            return Tags.isTopLevel(tag);
        }
        final long length = window.u4(at + 5);
        if (!fits(tag, length)) {
            return false;
        }
        if (!Tags.isHeapDump(tag)) {
            return length <= fileSize - position - RECORD_HEADER;
        }
        if (bytes == RECORD_HEADER) {
            return true;
        }
        final int first = window.u1(at + RECORD_HEADER);
        return length == 0 ? Tags.isSubRecord(first) || Tags.isTopLevel(first) : Tags.isSubRecord(first);
    }

    /** Whether records stand here: several, or up to the end of the file. */
    boolean stands(final long position) throws IOException {
        long at = position;
        for (int records = 0; records < ENOUGH && at < fileSize; records++) {
            if (!canBegin(at)) {
                return false;
            }
            if (fileSize - at < RECORD_HEADER) {
                return true;
            }
            final long header = window.at(at, RECORD_HEADER);
            final long length = window.u4(header + 5);
            if (Tags.isHeapDump(window.u1(header)) && (length == 0 || length > fileSize - at - RECORD_HEADER)) {
                return true;
            }
            at += RECORD_HEADER + length;
        }
        return true;
    }

    /** The first place from here on where records stand; the end of the file if there is none. */
    long search(final long from, final CancelSignal cancel) throws IOException {
        for (long position = from; position < fileSize; position++) {
            if ((position & CHECK_MASK) == 0) {
                cancel.check();
            }
            if (Tags.isTopLevel(window.u1(window.at(position, 1))) && fileSize - position >= RECORD_HEADER
                    && stands(position)) {
                return position;
            }
        }
        return fileSize;
    }
}
