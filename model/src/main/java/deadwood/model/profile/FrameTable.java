package deadwood.model.profile;

import java.util.List;

/**
 * The distinct functions and frames of a profile. A frame is a place in a function: a line, an address. Immutable.
 */
public final class FrameTable {

    /** In place of a mapping: none is known. */
    public static final int NO_MAPPING = -1;

    private final List<Function> functions;
    private final List<Mapping> mappings;
    private final int[] functionIds;
    private final int[] lines;
    private final int[] columns;
    private final long[] addresses;
    private final int[] mappingIds;
    private final List<FrameKind> kinds;

    FrameTable(final List<Function> functions, final List<Mapping> mappings, final FrameColumns columns,
            final int size) {
        this.functions = List.copyOf(functions);
        this.mappings = List.copyOf(mappings);
        this.functionIds = columns.functions.trimmed(size);
        this.lines = columns.lines.trimmed(size);
        this.columns = columns.columns.trimmed(size);
        this.addresses = columns.addresses.trimmed(size);
        this.mappingIds = columns.mappings.trimmed(size);
        this.kinds = List.copyOf(columns.kinds);
    }

    /**
     * A function.
     *
     * @param name as a person reads it; an address in hexadecimal where nothing else is known
     * @param systemName as the linker knows it, "" where it is the same
     * @param file source file, "" if unknown
     * @param startLine line of the file where it begins, 0 if unknown
     */
    public record Function(String name, String systemName, String file, int startLine) {}

    /** Number of frames; they are numbered from 0. */
    public int size() {
        return functionIds.length;
    }

    /** All functions, by the ids of {@link #functionId}. */
    public List<Function> functions() {
        return functions;
    }

    /** All mappings, by the ids of {@link #mappingId}. */
    public List<Mapping> mappings() {
        return mappings;
    }

    public int functionId(final int frame) {
        return functionIds[frame];
    }

    public Function function(final int frame) {
        return functions.get(functionIds[frame]);
    }

    /** Line in the source file, 0 if unknown. */
    public int line(final int frame) {
        return lines[frame];
    }

    /** Column in the line, 0 if unknown. */
    public int column(final int frame) {
        return columns[frame];
    }

    /** Address of the instruction, unsigned, 0 if unknown. */
    public long address(final int frame) {
        return addresses[frame];
    }

    /** The mapping that the address falls into, or {@link #NO_MAPPING}. */
    public int mappingId(final int frame) {
        return mappingIds[frame];
    }

    public FrameKind kind(final int frame) {
        return kinds.get(frame);
    }
}
