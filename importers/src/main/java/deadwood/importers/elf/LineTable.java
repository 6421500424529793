package deadwood.importers.elf;

import deadwood.importers.ImportException;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.LongList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of DWARF by address ({@code .debug_line}, versions 2 to 5). Kept is where pieces of the line programs begin and end, a few kilobytes
 * each; the piece that an address is in is executed again when it is asked for.
 */
final class LineTable {

    /** More code than any program known to us has functions; it bounds the memory that a damaged file takes. */
    private static final int MOST_PIECES = 1 << 22;

    private final LineNames names;
    private final LongList firsts = new LongList();
    private final LongList ends = new LongList();
    private final IntList units = new IntList();
    private final IntList programs = new IntList();
    private final IntList operations = new IntList();
    private final IntList files = new IntList();
    private final IntList lines = new IntList();
    /** The pieces by first address, unsigned. */
    private final int[] order;
    private @Nullable LineHeader header;
    private long damaged;

    /** A line of a source file. */
    record Place(String file, int line) {}

    /** Finds the pieces. Units that are damaged, or what is left of them, are left out. */
    LineTable(final LineNames names) {
        this.names = names;
        final ElfBytes bytes = names.lines();
        long unit = 0;
        while (unit < bytes.size() && firsts.size() < MOST_PIECES) {
            final int begin = (int) unit;
            try {
                unit = LineHeader.endOf(bytes, unit);
                index(begin);
            } catch (final ImportException.Corrupt e) {
                damaged++;
                if (unit == begin) {
                    break;
                }
            }
        }
        this.order = IntStream.range(0, firsts.size()).boxed()
                .sorted((left, right) -> Long.compareUnsigned(firsts.get(left), firsts.get(right)))
                .mapToInt(Integer::intValue).toArray();
    }

    /** Units that are damaged or of a version that is not known. */
    long damagedUnits() {
        return damaged;
    }

    private void index(final int unit) throws ImportException.Corrupt {
        final LineHeader unitHeader = LineHeader.read(names, unit);
        final LineProgram program = new LineProgram(names.lines(), unitHeader);
        while (firsts.size() < MOST_PIECES && program.nextPiece()) {
            final LineProgram.State start = program.start();
            // What the linker dropped begins at 0, or ends before it begins.
            if (program.first() != 0 && Long.compareUnsigned(program.first(), program.end()) < 0) {
                firsts.add(program.first());
                ends.add(program.end());
                units.add(unit);
                programs.add((int) start.at());
                operations.add((int) start.operation());
                files.add((int) start.file());
                lines.add((int) start.line());
            }
        }
    }

    /** The line that an address is of, null if that is not known. */
    @Nullable
    Place at(final long address) throws ImportException.Corrupt {
        int low = 0;
        int high = order.length;
        while (low < high) {
            final int middle = low + high >>> 1;
            if (Long.compareUnsigned(firsts.get(order[middle]), address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0 || Long.compareUnsigned(address, ends.get(order[low - 1])) >= 0) {
            return null;
        }
        final int piece = order[low - 1];
        LineHeader known = header;
        if (known == null || known.unit() != units.get(piece)) {
            known = LineHeader.read(names, units.get(piece));
            header = known;
        }
        final LineProgram program = new LineProgram(names.lines(), known);
        final LineProgram.State start = new LineProgram.State(programs.get(piece), firsts.get(piece), operations.get(
                piece), files.get(piece), lines.get(piece));
        return program.find(address, start)
                ? new Place(known.file(program.foundFile()), program.foundLine())
                : null;
    }
}
