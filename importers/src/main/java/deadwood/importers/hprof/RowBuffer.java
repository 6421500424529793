package deadwood.importers.hprof;

import deadwood.importers.ImportException;
import deadwood.importers.parallel.Turns;
import deadwood.model.heap.HeapGraph;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Gathers what one thread decodes of one piece and appends it to the columns when it is that piece's turn. A row that is longer than the
 * buffer is appended in parts: the turn is kept until the piece ends.
 */
final class RowBuffer {

    private static final int LAST = Integer.MIN_VALUE;
    private static final int TARGETS = 1 << 18;
    private static final int ROWS = 1 << 16;
    /** Longest run of objects whose position is found by walking from the first. */
    private static final int RUN = 64;
    private static final int RUN_INTS = 3;

    private final Path file;
    private final GraphColumns columns;
    private final Turns turns;
    private final CancelSignal stop;
    private final int[] targets = new int[TARGETS];
    private final int[] rowObjects = new int[ROWS];
    private final int[] rowOffsets = new int[ROWS];
    private final int[] weak = new int[2 * ROWS];
    private final int[] runs = new int[RUN_INTS * ROWS];
    private final int[] lengths = new int[2 * ROWS];
    private int targetCount;
    private int rowCount;
    private int weakCount;
    private int runCount;
    private int lengthCount;

    private int piece;
    private boolean ourTurn;
    private int openObject;
    private int openOffset;
    private boolean openAppended;
    private int runNext;
    private int runEnd;
    private long runPosition;

    /** @param file what to name when there are too many references */
    RowBuffer(final Path file, final GraphColumns columns, final Turns turns, final CancelSignal stop) {
        this.file = file;
        this.columns = columns;
        this.turns = turns;
        this.stop = stop;
    }

    void beginPiece(final int number) {
        piece = number;
        ourTurn = false;
        breakRun();
    }

    void endPiece() throws IOException {
        append(targetCount);
        turns.done();
    }

    void beginRow(final int object) throws IOException {
        if (rowCount == ROWS) {
            append(targetCount);
        }
        openObject = object;
        openOffset = targetCount;
        openAppended = false;
    }

    void add(final int target) throws IOException {
        if (targetCount == TARGETS) {
            makeRoom();
        }
        targets[targetCount++] = target;
    }

    void endRow() {
        if (openAppended) {
            targets[targetCount - 1] |= LAST;
        } else if (targetCount == openOffset) {
            columns.rowStarts().set(openObject, HeapGraph.NONE);
        } else {
            targets[targetCount - 1] |= LAST;
            keepRow();
        }
    }

    private void keepRow() {
        rowObjects[rowCount] = openObject;
        rowOffsets[rowCount] = openOffset;
        rowCount++;
    }

    /** Keeps the last target of an open row back: it may turn out to be the last of the row, which is marked. */
    private void makeRoom() throws IOException {
        if (openOffset == targetCount) {
            append(targetCount);
            openOffset = 0;
            return;
        }
        if (!openAppended) {
            keepRow();
            openAppended = true;
        }
        final int held = targets[targetCount - 1];
        append(targetCount - 1);
        targets[0] = held;
        targetCount = 1;
    }

    void addWeak(final int reference, final int referent) throws IOException {
        if (weakCount == weak.length) {
            appendWeak();
        }
        weak[weakCount++] = reference;
        weak[weakCount++] = referent;
    }

    /** Notes how many elements an array has. */
    void length(final int object, final int length) throws IOException {
        if (length > 0) {
            if (lengthCount == lengths.length) {
                appendLengths();
            }
            lengths[lengthCount++] = object;
            lengths[lengthCount++] = length;
        }
    }

    /**
     * Says where an object stands in the file.
     *
     * @param end where the next one begins if it follows at once
     */
    void position(final int object, final long position, final long end) throws IOException {
        if (object != runNext || position != runPosition || object == runEnd) {
            if (runCount == runs.length) {
                appendRuns();
            }
            runs[runCount++] = object;
            runs[runCount++] = (int) (position >>> 32);
            runs[runCount++] = (int) position;
            runEnd = object + RUN;
        }
        runNext = object + 1;
        runPosition = end;
    }

    /** The next object begins a run of its own. */
    void breakRun() {
        runNext = HeapGraph.NONE;
    }

    private void append(final int count) throws IOException {
        awaitTurn();
        if (columns.references().size() + count > GraphColumns.MAXIMUM_REFERENCES) {
            throw new ImportException.TooLarge("%s holds more references than Deadwood can number: %,d"
                    .formatted(file, GraphColumns.MAXIMUM_REFERENCES));
        }
        final long start = columns.references().append(targets, 0, count);
        for (int row = 0; row < rowCount; row++) {
            columns.rowStarts().set(rowObjects[row], (int) (start + rowOffsets[row]));
        }
        targetCount = 0;
        rowCount = 0;
        appendWeak();
        appendRuns();
        appendLengths();
    }

    private void appendLengths() throws IOException {
        awaitTurn();
        columns.lengths().append(lengths, 0, lengthCount);
        lengthCount = 0;
    }

    private void appendWeak() throws IOException {
        awaitTurn();
        columns.weak().append(weak, 0, weakCount);
        weakCount = 0;
    }

    private void appendRuns() throws IOException {
        awaitTurn();
        columns.runs().append(runs, 0, runCount);
        runCount = 0;
    }

    private void awaitTurn() {
        if (!ourTurn) {
            turns.await(piece, stop);
            ourTurn = true;
        }
    }
}
