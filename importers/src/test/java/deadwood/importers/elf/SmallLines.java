package deadwood.importers.elf;

import deadwood.importers.elf.SmallElf.Bytes;
import java.util.List;

/** Units of {@code .debug_line} of DWARF 4 and 5. */
final class SmallLines {

    private static final int LINE_BASE = -5;
    private static final int LINE_RANGE = 14;
    private static final int OPCODE_BASE = 13;
    private static final int[] OPERANDS = {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1};

    /** A row: from this address on it is that line of that file. */
    record Row(long address, int file, int line) {}

    private SmallLines() {}

    /**
     * A unit with the files 1 {@code /src/main.c} and 2 {@code inc/util.h} in {@code /src}.
     *
     * @param rows by address
     * @param end address behind the last
     */
    static byte[] unit(final int version, final List<Row> rows, final long end) {
        final Bytes tables = new Bytes().u8(1);
        if (version >= 4) {
            tables.u8(1);
        }
        tables.u8(1).u8(LINE_BASE).u8(LINE_RANGE).u8(OPCODE_BASE);
        for (final int count : OPERANDS) {
            tables.u8(count);
        }
        if (version == 5) {
            tables.u8(1).unsigned(1).unsigned(0x08).unsigned(2).text("/src").text("inc");
            tables.u8(2).unsigned(1).unsigned(0x08).unsigned(2).unsigned(0x0b).unsigned(3).text("main.c").u8(0)
                    .text("main.c").u8(0).text("util.h").u8(1);
        } else {
            tables.text("/src").text("/src/inc").u8(0);
            tables.text("main.c").unsigned(1).u8(0).u8(0).text("util.h").unsigned(2).u8(0).u8(0).u8(0);
        }
        final Bytes program = program(rows, end);
        final Bytes unit = new Bytes().u16(version);
        if (version == 5) {
            unit.u8(8).u8(0);
        }
        unit.u32(tables.size()).bytes(tables.array()).bytes(program.array());
        return new Bytes().u32(unit.size()).bytes(unit.array()).array();
    }

    private static Bytes program(final List<Row> rows, final long end) {
        final Bytes program = new Bytes();
        program.u8(0).unsigned(9).u8(2).u64(rows.getFirst().address());
        long address = rows.getFirst().address();
        int file = 1;
        int line = 1;
        for (final Row row : rows) {
            if (row.file() != file) {
                program.u8(4).unsigned(row.file());
            }
            final long advance = row.address() - address;
            final int lines = row.line() - line;
            final long special = lines - LINE_BASE + advance * LINE_RANGE + OPCODE_BASE;
            if (lines >= LINE_BASE && lines < LINE_BASE + LINE_RANGE && special < 256) {
                program.u8((int) special);
            } else {
                program.u8(2).unsigned(advance).u8(3).signed(lines).u8(1);
            }
            address = row.address();
            file = row.file();
            line = row.line();
        }
        return program.u8(2).unsigned(end - address).u8(0).unsigned(1).u8(1);
    }
}
