package deadwood.importers.elf;

import deadwood.importers.ImportException;
import deadwood.model.profile.AddressNames.Call;
import deadwood.model.profile.FrameTable.Function;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Go's table of functions, as its runtime has it for tracebacks: functions by address, and for each of them tables of files, lines and inlined
 * calls by address. It is there in stripped binaries too.
 * <p>
 * Layout: debug/gosym/pclntab.go, runtime/symtab.go and runtime/symtabinl.go of Go 1.16 to 1.26.
 */
final class GoFunctionTable {

    private static final int MAGIC_1_16 = 0xffff_fffa;
    private static final int MAGIC_1_18 = 0xffff_fff0;
    private static final int MAGIC_1_20 = 0xffff_fff1;
    private static final int HEADER = 8;
    /** Which of the tables by address says what is inlined: PCDATA_InlTreeIndex, FUNCDATA_InlTree. */
    private static final int INLINED_INDEX = 2;
    private static final int INLINED_CALLS = 3;
    private static final int MOST_INLINED = 256;
    private static final int MOST_STEPS = 1 << 20;
    private static final int NONE = -1;

    private final ElfBytes bytes;
    private final int magic;
    private final int quantum;
    private final int wordSize;
    private final int entrySize;
    private final long count;
    private final long textStart;
    private final long names;
    private final long units;
    private final long files;
    private final long tables;
    private final long functions;
    private final @Nullable ElfBytes inlinedCalls;

    /** Where a function is described, with what that says of it. */
    private record Described(long at, long entry, long files, long lines, long unit, int startLine) {}

    /**
     * @param text where the code begins, for those versions that do not say it in the table
     * @param inlinedCalls what {@code go:func.*} is the beginning of, null if that is not known
     * @throws ImportException.Corrupt if it is no such table, or one of a version that is not known
     */
    GoFunctionTable(final ElfBytes bytes, final long text, final @Nullable ElfBytes inlinedCalls)
            throws ImportException.Corrupt {
        this.bytes = bytes;
        this.inlinedCalls = inlinedCalls;
        this.magic = bytes.i32(0);
        if (magic != MAGIC_1_16 && magic != MAGIC_1_18 && magic != MAGIC_1_20) {
            throw bytes.damage("it is of no version of Go from 1.16 on (0x%08x)".formatted(magic));
        }
        this.quantum = bytes.u8(6);
        this.wordSize = bytes.u8(7);
        if (wordSize != Integer.BYTES && wordSize != Long.BYTES || quantum == 0) {
            throw bytes.damage("it has addresses of %d bytes".formatted(wordSize));
        }
        final boolean relative = magic != MAGIC_1_16;
        this.entrySize = relative ? Integer.BYTES : wordSize;
        this.count = header(0);
        final int first = relative ? 3 : 2;
        final long begin = relative ? header(2) : 0;
        this.textStart = relative && begin == 0 ? text : begin;
        this.names = header(first);
        this.units = header(first + 1);
        this.files = header(first + 2);
        this.tables = header(first + 3);
        this.functions = header(first + 4);
        if (functions < 0 || functions > bytes.size() || count < 0
                || count > (bytes.size() - functions - entrySize) / (2L * entrySize)) {
            throw bytes.damage("it claims to have %s functions".formatted(Long.toUnsignedString(count)));
        }
    }

    private long header(final int index) throws ImportException.Corrupt {
        return bytes.word(HEADER + (long) index * wordSize, wordSize);
    }

    private long entry(final long index) throws ImportException.Corrupt {
        return textStart + bytes.word(functions + index * 2 * entrySize, entrySize);
    }

    /** @return the innermost first; empty if no function of Go is there */
    List<Call> at(final long address) throws ImportException.Corrupt {
        if (count == 0 || Long.compareUnsigned(address, entry(0)) < 0
                || Long.compareUnsigned(address, entry(count)) >= 0) {
            return List.of();
        }
        long low = 0;
        long high = count;
        while (high - low > 1) {
            final long middle = low + high >>> 1;
            if (Long.compareUnsigned(entry(middle), address) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return calls(described(low), address);
    }

    private Described described(final long index) throws ImportException.Corrupt {
        final long at = functions + bytes.word(functions + (index * 2 + 1) * entrySize, entrySize);
        final long fields = at + entrySize - Integer.BYTES;
        return new Described(at, entry(index), bytes.u32(fields + 5 * 4), bytes.u32(fields + 6 * 4), bytes.u32(
                fields + 8 * 4), magic == MAGIC_1_20 ? bytes.i32(fields + 9 * 4) : 0);
    }

    private List<Call> calls(final Described function, final long address) throws ImportException.Corrupt {
        final List<Call> calls = new ArrayList<>();
        final long fields = function.at() + entrySize - Integer.BYTES;
        final long inlinedTable = inlinedTable(fields);
        long pc = address;
        int index = inlinedTable == 0 ? NONE : value(inlinedTable, function.entry(), pc);
        while (index >= 0 && calls.size() < MOST_INLINED) {
            final long call = inlinedCall(fields, index);
            if (call < 0 || inlinedCalls == null) {
                // The line is one of what is inlined here, and nothing says which function that is.
                calls.add(new Call(new Function(name(fields), "", "", 0), 0));
                return calls;
            }
            final boolean brief = magic == MAGIC_1_20;
            final long nameOffset = inlinedCalls.u32(call + (brief ? 4 : 12));
            calls.add(call(bytes.text(names + nameOffset), brief ? inlinedCalls.i32(call + 12) : 0, function, pc));
            pc = function.entry() + inlinedCalls.i32(call + (brief ? 8 : 16));
            index = value(inlinedTable, function.entry(), pc);
        }
        calls.add(call(name(fields), function.startLine(), function, pc));
        return calls;
    }

    private String name(final long fields) throws ImportException.Corrupt {
        return bytes.text(names + bytes.u32(fields + 4));
    }

    private Call call(final String name, final int startLine, final Described function, final long pc)
            throws ImportException.Corrupt {
        final int line = value(tables + function.lines(), function.entry(), pc);
        return new Call(new Function(name, "", file(function, pc), Math.max(startLine, 0)), Math.max(line, 0));
    }

    private String file(final Described function, final long pc) throws ImportException.Corrupt {
        final int file = value(tables + function.files(), function.entry(), pc);
        final long place = file < 0 ? NONE : bytes.i32(units + (function.unit() + file) * Integer.BYTES);
        return place == NONE ? "" : bytes.text(files + (place & 0xffff_ffffL));
    }

    /** Where the table of inlined calls by address is, 0 if the function has none. */
    private long inlinedTable(final long fields) throws ImportException.Corrupt {
        final long tablesOfFunction = bytes.u32(fields + 7 * 4);
        if (tablesOfFunction <= INLINED_INDEX) {
            return 0;
        }
        final long offset = bytes.u32(afterFixed(fields) + INLINED_INDEX * 4);
        return offset == 0 ? 0 : tables + offset;
    }

    /** Behind the fields that every function has: the last of them is the number of data. */
    private long afterFixed(final long fields) {
        return fields + (magic == MAGIC_1_20 ? 11L : 10L) * 4;
    }

    /** Where in {@link #inlinedCalls} a call is described, negative if that is not known. */
    private long inlinedCall(final long fields, final int index) throws ImportException.Corrupt {
        final long after = afterFixed(fields);
        if (magic == MAGIC_1_16 || bytes.u8(after - 1) <= INLINED_CALLS) {
            return NONE;
        }
        final long offset = bytes.u32(after + (bytes.u32(fields + 7 * 4) + INLINED_CALLS) * 4);
        final int size = magic == MAGIC_1_20 ? 16 : 20;
        return offset == 0xffff_ffffL ? NONE : offset + (long) index * size;
    }

    /** The value that a table gives for an address: pairs of differences, of values and of addresses; −1 if it has none. */
    private int value(final long table, final long entry, final long address) throws ImportException.Corrupt {
        final ElfCursor cursor = new ElfCursor(bytes, table, bytes.size());
        long pc = entry;
        int value = -1;
        boolean first = true;
        for (int step = 0; step < MOST_STEPS; step++) {
            final int difference = (int) cursor.unsigned();
            if (difference == 0 && !first) {
                return -1;
            }
            first = false;
            value += difference >>> 1 ^ -(difference & 1);
            pc += (cursor.unsigned() & 0xffff_ffffL) * quantum;
            if (Long.compareUnsigned(address, pc) < 0) {
                return value;
            }
        }
        throw bytes.damage("a table by address does not end");
    }
}
