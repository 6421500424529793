package deadwood.importers.elf;

import deadwood.importers.ImportException;

/**
 * The sections that paths of files are in; from DWARF 5 on not only that of the lines. Paths are referred to by a number until they are asked
 * for: many entries may have one long path.
 *
 * @param lines {@code .debug_line}
 * @param lineStrings {@code .debug_line_str}, empty where the binary has none
 * @param strings {@code .debug_str}, empty where the binary has none
 */
record LineNames(ElfBytes lines, ElfBytes lineStrings, ElfBytes strings) {

    /** In place of a path that is not known. */
    static final long NONE = -1;

    private static final int KIND = 61;
    private static final long OFFSET = (1L << KIND) - 1;
    private static final int LINE_STRING = 1;
    private static final int STRING = 2;

    /** A path among the lines. */
    static long here(final long offset) {
        return offset & OFFSET;
    }

    static long lineString(final long offset) {
        return (long) LINE_STRING << KIND | offset & OFFSET;
    }

    static long string(final long offset) {
        return (long) STRING << KIND | offset & OFFSET;
    }

    /** The path, "" where none is known. */
    String path(final long reference) throws ImportException.Corrupt {
        if (reference == NONE) {
            return "";
        }
        final ElfBytes section = switch ((int) (reference >>> KIND)) {
            case LINE_STRING -> lineStrings;
            case STRING -> strings;
            default -> lines;
        };
        return section.text(reference & OFFSET);
    }
}
