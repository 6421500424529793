package deadwood.importers.pprof;

import deadwood.importers.samples.IdIndex;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.ReadingNotes;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.StackProfileBuilder;
import java.util.Arrays;
import java.util.BitSet;

/** The frames of locations: one a line, the innermost first; one of the address where no line is known. Looked up when they are asked for first. */
final class PprofFrames {

    static final String NO_LOCATION = "%,d references of stacks lead to no location; those frames are named [unknown]";
    static final String NO_FUNCTION = "%,d lines refer to no function; their frames are named by the address, or [unknown]";
    static final String NO_MAPPING = "%,d locations refer to no mapping; they were kept without one";

    /** In place of a location that is not there. */
    private static final int MISSING = -1;

    private final PprofTables tables;
    private final PprofTables.LocationRows rows;
    private final PprofNames names;
    private final StackProfileBuilder builder;
    private final ReadingNotes notes;
    private final int[] mappings;
    private final int[] functions;
    private final int[] begins;
    private final IntList frames = new IntList();
    private int unknown = MISSING;
    private final int[] byId;
    private final DroppedFunctions dropped;
    private final BitSet droppedFrames = new BitSet();

    PprofFrames(final PprofTables tables, final PprofNames names, final StackProfileBuilder builder,
            final ReadingNotes notes) {
        this.tables = tables;
        this.rows = tables.locations();
        this.names = names;
        this.builder = builder;
        this.notes = notes;
        this.mappings = tables.mappings().stream().mapToInt(this::mapping).toArray();
        this.functions = new int[tables.functions().size()];
        Arrays.fill(functions, MISSING);
        this.begins = new int[tables.locationIds().size()];
        Arrays.fill(begins, MISSING);
        this.byId = dense(tables.locationIds());
        this.dropped = DroppedFunctions.of(names.at(tables.scalar(PprofFields.DROP_FRAMES)),
                names.at(tables.scalar(PprofFields.KEEP_FRAMES)), notes);
    }

    /** By id the index of a location and one; most writers number from 1, without gaps worth mentioning. */
    private static int[] dense(final IdIndex ids) {
        final int[] byId = new int[4 * ids.size() + 1];
        for (int id = 0; id < byId.length; id++) {
            byId[id] = ids.of(id) + 1;
        }
        return byId;
    }

    private int mapping(final PprofTables.MappingRow row) {
        return builder.mapping(new Mapping(row.start(), row.limit(), row.offset(), names.at(row.file()),
                names.at(row.buildId()), new Mapping.Symbols(row.functions(), row.fileNames(), row.lineNumbers(),
                        row.inlined())));
    }

    /** Appends the frames of a location, the innermost first. */
    void append(final long locationId, final IntList path) {
        final int location = locationId >= 0 && locationId < byId.length
                ? byId[(int) locationId] - 1
                : tables.locationIds().of(locationId);
        if (location == IdIndex.NONE) {
            notes.count(NO_LOCATION, -1);
            path.add(unknown());
            return;
        }
        if (begins[location] == MISSING) {
            resolve(location);
        }
        final int begin = begins[location];
        final int count = frames.get(begin);
        for (int i = 1; i <= count; i++) {
            path.add(frames.get(begin + i));
        }
    }

    private int unknown() {
        if (unknown == MISSING) {
            unknown = builder.frame(builder.function(PprofFields.UNKNOWN));
        }
        return unknown;
    }

    private void resolve(final int location) {
        final int first = rows.firstLine(location);
        final int end = rows.lineEnds.get(location);
        final int mapping = mappingOf(location);
        final long address = rows.addresses.get(location);
        begins[location] = frames.size();
        frames.add(Math.max(end - first, 1));
        if (first == end) {
            frames.add(builder.frame(nameless(address), 0, 0, mapping, address, FrameKind.UNKNOWN));
        }
        for (int line = first; line < end; line++) {
            final FrameKind byPlace = line < end - 1 ? FrameKind.INLINED : FrameKind.UNKNOWN;
            final int frame = builder.frame(function(line, address), rows.lines.get(line), rows.columns.get(line),
                    mapping, address, FrameKinds.kind(rows.kinds.get(line), byPlace));
            frames.add(frame);
            droppedFrames.set(frame, isDropped(line));
        }
    }

    private boolean isDropped(final int line) {
        final int index = tables.functionIds().of(rows.lineFunctions.get(line));
        return index != IdIndex.NONE && !dropped.isEmpty()
                && dropped.contains(names.at(tables.functions().get(index).name()));
    }

    /**
     * Removes the outermost frame that the profile asks to drop, and all that it calls; what they weigh is their caller's. A stack that
     * begins with such frames keeps those.
     *
     * @param path the innermost first
     */
    void drop(final IntList path) {
        if (droppedFrames.isEmpty()) {
            return;
        }
        int at = path.size() - 1;
        while (at >= 0 && droppedFrames.get(path.get(at))) {
            at--;
        }
        while (at >= 0 && !droppedFrames.get(path.get(at))) {
            at--;
        }
        for (int i = at + 1; i < path.size(); i++) {
            path.set(i - at - 1, path.get(i));
        }
        path.cut(path.size() - at - 1);
    }

    private int mappingOf(final int location) {
        final long id = rows.mappings.get(location);
        final int index = id == 0 ? IdIndex.NONE : tables.mappingIds().of(id);
        if (index == IdIndex.NONE) {
            if (id != 0) {
                notes.count(NO_MAPPING, -1);
            }
            return FrameTable.NO_MAPPING;
        }
        return mappings[index];
    }

    /** A function of which nothing but the address is known, if that. */
    private int nameless(final long address) {
        return builder.function(address == 0 ? PprofFields.UNKNOWN : "0x" + Long.toHexString(address));
    }

    private int function(final int line, final long address) {
        final long id = rows.lineFunctions.get(line);
        final int index = tables.functionIds().of(id);
        if (index == IdIndex.NONE) {
            notes.count(NO_FUNCTION, -1);
            return nameless(address);
        }
        if (functions[index] == MISSING) {
            final PprofTables.FunctionRow row = tables.functions().get(index);
            final String name = names.first(row.name(), row.systemName(), PprofFields.UNKNOWN);
            final String systemName = names.at(row.systemName());
            functions[index] = builder.function(new Function(name, systemName.equals(name) ? "" : systemName,
                    names.at(row.file()), row.startLine()));
        }
        return functions[index];
    }
}
