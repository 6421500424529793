package deadwood.importers.elf;

import deadwood.importers.ImportException;

/**
 * Executes the line number program of a unit (DWARF 5, 6.2.5) in pieces: a piece begins with a row, and ends with one, or with the end of a run
 * of code. A row holds up to the address of the next.
 */
final class LineProgram {

    /** A piece ends with the first row behind so many bytes. */
    private static final int PIECE = 1 << 12;
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;
    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private final ElfBytes bytes;
    private final LineHeader header;
    private ElfCursor cursor;

    // The registers of the machine.
    private long address;
    private long operation;
    private long file;
    private long line;

    /** Whether there was a row since the run began. */
    private boolean running;
    private boolean ended;
    private State start;

    /** What {@link #find} looks for, and the row before the place that was reached. */
    private boolean searching;
    private long wanted;
    private long rowAddress;
    private long rowFile;
    private long rowLine;
    private boolean found;

    /** The registers behind a row, and where in the section the program goes on. */
    record State(long at, long address, long operation, long file, long line) {}

    LineProgram(final ElfBytes bytes, final LineHeader header) throws ImportException.Corrupt {
        this.bytes = bytes;
        this.header = header;
        this.cursor = new ElfCursor(bytes, header.program(), header.end());
        reset();
        this.start = state();
    }

    private State state() {
        return new State(cursor.at(), address, operation, file, line);
    }

    private void reset() {
        address = 0;
        operation = 0;
        file = 1;
        line = 1;
        running = false;
        ended = false;
    }

    /** Executes the next piece; false if there is none. */
    boolean nextPiece() throws ImportException.Corrupt {
        if (ended) {
            reset();
        }
        start = state();
        while (cursor.hasMore()) {
            final boolean had = running;
            final boolean isRow = step();
            if (ended && had) {
                return true;
            }
            if (ended) {
                reset();
            } else if (isRow && !had) {
                start = state();
            } else if (isRow && cursor.at() - start.at() >= PIECE) {
                return true;
            }
        }
        return false;
    }

    /** Where the last piece begins. */
    State start() {
        return start;
    }

    /** First address of the last piece. */
    long first() {
        return start.address();
    }

    /** The address behind the last piece. */
    long end() {
        return address;
    }

    /** Executes the piece from a state on for the row that an address belongs to. */
    boolean find(final long looked, final State from) throws ImportException.Corrupt {
        cursor = new ElfCursor(bytes, from.at(), header.end());
        address = from.address();
        operation = from.operation();
        file = from.file();
        line = from.line();
        running = true;
        ended = false;
        found = false;
        searching = true;
        wanted = looked;
        keepRow();
        while (!found && !ended && cursor.hasMore()) {
            step();
        }
        return found;
    }

    int foundLine() {
        return rowLine == (int) rowLine ? (int) Math.max(rowLine, 0) : 0;
    }

    long foundFile() {
        return rowFile;
    }

    /** @return whether a row was made */
    private boolean step() throws ImportException.Corrupt {
        final int opcode = cursor.u8();
        if (opcode >= header.opcodeBase()) {
            final int adjusted = opcode - header.opcodeBase();
            advance(adjusted / header.lineRange());
            line += header.lineBase() + adjusted % header.lineRange();
            row();
            return true;
        }
        switch (opcode) {
            case 0 -> extended();
            case COPY -> row();
            case ADVANCE_PC -> advance(cursor.unsigned());
            case ADVANCE_LINE -> line += cursor.signed();
            case SET_FILE -> file = cursor.unsigned();
            case CONST_ADD_PC -> advance((0xff - header.opcodeBase()) / header.lineRange());
            case FIXED_ADVANCE_PC -> {
                address += cursor.u16();
                operation = 0;
            }
            default -> {
                for (int i = 0; i < header.operands(opcode); i++) {
                    cursor.unsigned();
                }
            }
        }
        return opcode == COPY;
    }

    private void extended() throws ImportException.Corrupt {
        final long length = cursor.unsigned();
        if (length == 0) {
            return;
        }
        final long at = cursor.skip(length);
        switch (bytes.u8(at)) {
            case END_SEQUENCE -> {
                closeRow();
                ended = true;
            }
            case SET_ADDRESS -> {
                address = length > Long.BYTES ? bytes.u64(at + 1) : bytes.u32(at + 1);
                operation = 0;
            }
            default -> {
                // discriminators, files that are defined on the way, and what is to come
            }
        }
    }

    private void advance(final long operations) {
        if (header.operationsPerInstruction() == 1) {
            address += operations * header.instructionLength();
            return;
        }
        final long all = operation + operations;
        address += header.instructionLength() * Long.divideUnsigned(all, header.operationsPerInstruction());
        operation = Long.remainderUnsigned(all, header.operationsPerInstruction());
    }

    private void row() {
        closeRow();
        running = true;
        if (!found) {
            keepRow();
        }
    }

    private void keepRow() {
        rowAddress = address;
        rowFile = file;
        rowLine = line;
    }

    /** A row reaches to the next. */
    private void closeRow() {
        found |= searching && running && Long.compareUnsigned(rowAddress, wanted) <= 0
                && Long.compareUnsigned(wanted, address) < 0;
    }
}
