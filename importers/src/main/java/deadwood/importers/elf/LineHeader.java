package deadwood.importers.elf;

import deadwood.importers.ImportException;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.LongList;

/** What stands before the line number program of a unit: how to read it, and the files it tells of (DWARF 5, 6.2.4). */
final class LineHeader {

    private static final long LONG_FORM = 0xffff_ffffL;
    private static final long RESERVED = 0xffff_fff0L;
    private static final int OLDEST = 2;
    private static final int NEWEST = 5;

    private final int unit;
    private final long end;
    private final long program;
    private final int version;
    private final int instructionLength;
    private final int operationsPerInstruction;
    private final int lineBase;
    private final int lineRange;
    private final int opcodeBase;
    private final int[] operands;
    private final LineNames names;
    /** Paths as {@link LineNames} refers to them. */
    private final LongList directories = new LongList();
    private final LongList files = new LongList();
    private final IntList fileDirectories = new IntList();

    private LineHeader(final LineNames names, final int unit)
            throws ImportException.Corrupt {
        final ElfBytes bytes = names.lines();
        this.names = names;
        this.unit = unit;
        this.end = endOf(bytes, unit);
        final int offsetSize = bytes.u32(unit) == LONG_FORM ? Long.BYTES : Integer.BYTES;
        final ElfCursor cursor = new ElfCursor(bytes, unit + (offsetSize == Long.BYTES ? 12L : 4L), end);
        this.version = cursor.u16();
        if (version < OLDEST || version > NEWEST) {
            throw bytes.damage("a unit is of version " + version + " of DWARF's lines");
        }
        if (version == NEWEST) {
            cursor.skip(2);
        }
        final long length = cursor.word(offsetSize);
        final long afterLength = cursor.at();
        if (length < 0 || length > end - afterLength) {
            throw bytes.damage("the header of a unit is longer than the unit");
        }
        this.program = afterLength + length;
        this.instructionLength = cursor.u8();
        this.operationsPerInstruction = version >= 4 ? Math.max(1, cursor.u8()) : 1;
        cursor.skip(1);
        this.lineBase = cursor.i8();
        this.lineRange = cursor.u8();
        this.opcodeBase = cursor.u8();
        if (lineRange == 0 || opcodeBase == 0) {
            throw bytes.damage("a unit has no range of lines");
        }
        this.operands = new int[opcodeBase];
        for (int opcode = 1; opcode < opcodeBase; opcode++) {
            operands[opcode] = cursor.u8();
        }
        final ElfCursor tables = new ElfCursor(bytes, cursor.at(), Math.max(cursor.at(), program));
        if (version == NEWEST) {
            final LineEntries entries = new LineEntries(bytes, offsetSize);
            entries.read(tables, (path, _) -> directories.add(path));
            entries.read(tables, this::addFile);
        } else {
            readNames(bytes, tables);
        }
    }

    /** Reads the header of the unit at an offset. */
    static LineHeader read(final LineNames names, final int unit) throws ImportException.Corrupt {
        return new LineHeader(names, unit);
    }

    /** Where the next unit begins. */
    static long endOf(final ElfBytes bytes, final long unit) throws ImportException.Corrupt {
        final long brief = bytes.u32(unit);
        final long length = brief == LONG_FORM ? bytes.u64(unit + 4) : brief;
        final long begin = unit + (brief == LONG_FORM ? 12 : 4);
        if (brief >= RESERVED && brief < LONG_FORM || length < 0 || length > bytes.size() - begin) {
            throw bytes.damage("a unit is longer than the section");
        }
        return begin + length;
    }

    private void addFile(final long path, final long directory) {
        files.add(path);
        fileDirectories.add(directory == (int) directory ? (int) directory : -1);
    }

    /** The lists up to version 4; directory 0 is that of the compiler, which is not said here, and files are numbered from 1. */
    private void readNames(final ElfBytes bytes, final ElfCursor cursor) throws ImportException.Corrupt {
        directories.add(LineNames.NONE);
        for (long name = cursor.text(); bytes.u8(name) != 0; name = cursor.text()) {
            directories.add(LineNames.here(name));
        }
        addFile(LineNames.NONE, 0);
        for (long name = cursor.text(); bytes.u8(name) != 0; name = cursor.text()) {
            addFile(LineNames.here(name), cursor.unsigned());
            cursor.unsigned();
            cursor.unsigned();
        }
    }

    /** The path of a file, "" if it is not known. */
    String file(final long number) throws ImportException.Corrupt {
        if (number < 0 || number >= files.size()) {
            return "";
        }
        final String name = names.path(files.get((int) number));
        final int directory = fileDirectories.get((int) number);
        if (name.isEmpty() || name.startsWith("/") || directory < 0 || directory >= directories.size()) {
            return name;
        }
        final String base = version == NEWEST && directory > 0 ? names.path(directories.get(0)) : "";
        return joined(joined(base, names.path(directories.get(directory))), name);
    }

    private static String joined(final String directory, final String name) {
        if (name.isEmpty()) {
            return directory;
        }
        return directory.isEmpty() || name.startsWith("/") ? name : directory + "/" + name;
    }

    int unit() {
        return unit;
    }

    long end() {
        return end;
    }

    /** Where the program begins. */
    long program() {
        return program;
    }

    int instructionLength() {
        return instructionLength;
    }

    int operationsPerInstruction() {
        return operationsPerInstruction;
    }

    int lineBase() {
        return lineBase;
    }

    int lineRange() {
        return lineRange;
    }

    int opcodeBase() {
        return opcodeBase;
    }

    int operands(final int opcode) {
        return operands[opcode];
    }
}
