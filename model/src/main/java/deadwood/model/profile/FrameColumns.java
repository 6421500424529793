package deadwood.model.profile;

import deadwood.model.store.GrowingArrays.Ints;
import deadwood.model.store.GrowingArrays.Longs;
import java.util.ArrayList;
import java.util.List;

/** The columns of a {@link FrameTable} while it is built. */
final class FrameColumns {

    final Ints functions = new Ints();
    final Ints lines = new Ints();
    final Ints columns = new Ints();
    final Ints mappings = new Ints();
    final List<FrameKind> kinds = new ArrayList<>();
    final Longs addresses = new Longs();

    void add(final int function, final int line, final int column, final int mapping, final long address,
            final FrameKind kind) {
        functions.add(function);
        lines.add(line);
        columns.add(column);
        mappings.add(mapping);
        addresses.add(address);
        kinds.add(kind);
    }

    boolean is(final int frame, final int function, final int line, final int column, final int mapping,
            final long address, final FrameKind kind) {
        return functions.get(frame) == function && lines.get(frame) == line && columns.get(frame) == column
                && mappings.get(frame) == mapping && addresses.get(frame) == address
                && kinds.get(frame) == kind;
    }
}
