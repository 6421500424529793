package deadwood.importers.pprof;

import deadwood.importers.samples.IdIndex;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.LongList;
import deadwood.importers.samples.ReadingNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything of a profile but its samples, as it stands in the file: names are indexes of the string table, which may come last. */
final class PprofTables {

    static final String NO_ID = "%,d mappings, locations or functions have the id 0, by which nothing can refer to them; they were left out";
    static final String SAME_ID = "%,d mappings, locations or functions have the id of one before them; they were left out";
    static final String DAMAGED = "%,d mappings, locations, functions or types are damaged; what could be read of them was kept";
    static final String MISPLACED = "%,d fields are not of the kind that pprof knows them to be; they were left out";
    static final String LARGE_LINE = "%,d lines or columns have numbers beyond 2,147,483,647; they count as unknown";

    /** A name and a unit, as indexes of strings. */
    record Type(long name, long unit) {}

    /** A mapping, its names as indexes of strings. */
    record MappingRow(long start, long limit, long offset, long file, long buildId, boolean functions,
            boolean fileNames,
            boolean lineNumbers, boolean inlined) {}

    /** A function, its names as indexes of strings. */
    record FunctionRow(long name, long systemName, long file, int startLine) {}

    private final ReadingNotes notes;
    private final ProtoReader message = new ProtoReader();
    private final ProtoReader lineReader = new ProtoReader();
    private final List<Type> sampleTypes = new ArrayList<>();
    private final List<byte[]> strings = new ArrayList<>();
    private final LongList comments = new LongList();
    private final IdIndex mappingIds = new IdIndex();
    private final List<MappingRow> mappings = new ArrayList<>();
    private final IdIndex functionIds = new IdIndex();
    private final List<FunctionRow> functions = new ArrayList<>();
    private final IdIndex locationIds = new IdIndex();
    private final LocationRows locations = new LocationRows();
    private @Nullable Type periodType;
    private final long[] scalars = new long[PprofFields.DOC_URL + 1];
    private boolean timed;

    PprofTables(final ReadingNotes notes) {
        this.notes = notes;
    }

    /** Locations in columns, their lines one behind the other. */
    static final class LocationRows {

        final LongList mappings = new LongList();
        final LongList addresses = new LongList();
        final IntList lineEnds = new IntList();
        final LongList lineFunctions = new LongList();
        final IntList lines = new IntList();
        final IntList columns = new IntList();
        final IntList kinds = new IntList();

        int firstLine(final int location) {
            return location == 0 ? 0 : lineEnds.get(location - 1);
        }
    }

    boolean hasTime() {
        return timed;
    }

    List<Type> sampleTypes() {
        return sampleTypes;
    }

    List<byte[]> strings() {
        return strings;
    }

    LongList comments() {
        return comments;
    }

    @Nullable
    Type periodType() {
        return periodType;
    }

    IdIndex mappingIds() {
        return mappingIds;
    }

    List<MappingRow> mappings() {
        return mappings;
    }

    IdIndex functionIds() {
        return functionIds;
    }

    List<FunctionRow> functions() {
        return functions;
    }

    IdIndex locationIds() {
        return locationIds;
    }

    LocationRows locations() {
        return locations;
    }

    /** A field of the profile that is a single number, 0 where the file does not have it. */
    long scalar(final int field) {
        return scalars[field];
    }

    /** Takes a message that is no sample. */
    void message(final ProtoReader top, final long offset) {
        if (top.wire() == ProtoReader.VARINT) {
            number(top, offset);
        } else if (top.wire() == ProtoReader.LENGTH) {
            final byte[] bytes = top.bytes();
            message.over(bytes, top.from(), top.to());
            switch (top.field()) {
                case PprofFields.SAMPLE_TYPE -> sampleTypes.add(type());
                case PprofFields.MAPPING -> mapping(offset);
                case PprofFields.LOCATION -> location(offset);
                case PprofFields.FUNCTION -> function(offset);
                case PprofFields.STRING_TABLE -> strings.add(Arrays.copyOfRange(bytes, top.from(), top.to()));
                case PprofFields.PERIOD_TYPE -> periodType = type();
                case PprofFields.COMMENT -> top.numbers(comments::add);
                default -> misplaced(top, offset);
            }
            if (message.damaged() && top.field() != PprofFields.STRING_TABLE) {
                notes.count(DAMAGED, offset);
            }
        } else {
            misplaced(top, offset);
        }
    }

    /** Fields beyond those that are known may mean something to others. */
    private void misplaced(final ProtoReader top, final long offset) {
        if (top.field() <= PprofFields.DOC_URL) {
            notes.count(MISPLACED, offset);
        }
    }

    private void number(final ProtoReader top, final long offset) {
        switch (top.field()) {
            case PprofFields.COMMENT -> comments.add(top.value());
            case PprofFields.DROP_FRAMES, PprofFields.KEEP_FRAMES, PprofFields.TIME_NANOS, PprofFields.DURATION_NANOS,
                    PprofFields.PERIOD, PprofFields.DEFAULT_SAMPLE_TYPE, PprofFields.DOC_URL -> {
                scalars[top.field()] = top.value();
                timed |= top.field() == PprofFields.TIME_NANOS;
            }
            default -> misplaced(top, offset);
        }
    }

    private Type type() {
        long name = 0;
        long unit = 0;
        while (message.next()) {
            if (message.wire() == ProtoReader.VARINT) {
                switch (message.field()) {
                    case PprofFields.TYPE_NAME -> name = message.value();
                    case PprofFields.TYPE_UNIT -> unit = message.value();
                    default -> {
                    }
                }
            }
        }
        return new Type(name, unit);
    }

    /** Reads the fields that are single numbers into an array, by field. */
    private long[] numbers(final int last) {
        final long[] numbers = new long[last + 1];
        while (message.next()) {
            if (message.wire() == ProtoReader.VARINT && message.field() <= last) {
                numbers[message.field()] = message.value();
            }
        }
        return numbers;
    }

    /** Whether something with that id is new; it is known from here on. */
    private boolean isNew(final IdIndex ids, final long id, final long offset) {
        if (id == 0) {
            notes.count(NO_ID, offset);
            return false;
        }
        final int count = ids.size();
        if (ids.add(id) < count) {
            notes.count(SAME_ID, offset);
            return false;
        }
        return true;
    }

    private void mapping(final long offset) {
        final long[] of = numbers(PprofFields.MAPPING_INLINED);
        if (isNew(mappingIds, of[PprofFields.MAPPING_ID], offset)) {
            mappings.add(new MappingRow(of[PprofFields.MAPPING_START], of[PprofFields.MAPPING_LIMIT],
                    of[PprofFields.MAPPING_OFFSET], of[PprofFields.MAPPING_FILE], of[PprofFields.MAPPING_BUILD_ID],
                    of[PprofFields.MAPPING_FUNCTIONS] != 0, of[PprofFields.MAPPING_FILE_NAMES] != 0,
                    of[PprofFields.MAPPING_LINES] != 0, of[PprofFields.MAPPING_INLINED] != 0));
        }
    }

    private void function(final long offset) {
        final long[] of = numbers(PprofFields.FUNCTION_START_LINE);
        if (isNew(functionIds, of[PprofFields.FUNCTION_ID], offset)) {
            functions.add(new FunctionRow(of[PprofFields.FUNCTION_NAME], of[PprofFields.FUNCTION_SYSTEM_NAME],
                    of[PprofFields.FUNCTION_FILE], lineNumber(of[PprofFields.FUNCTION_START_LINE], offset)));
        }
    }

    private void location(final long offset) {
        final long[] of = new long[PprofFields.LOCATION_ADDRESS + 1];
        final int before = locations.lines.size();
        while (message.next()) {
            if (message.wire() == ProtoReader.VARINT && message.field() < of.length) {
                of[message.field()] = message.value();
            } else if (message.isMessage(PprofFields.LOCATION_LINE)) {
                line(offset);
            }
        }
        if (isNew(locationIds, of[PprofFields.LOCATION_ID], offset)) {
            locations.mappings.add(of[PprofFields.LOCATION_MAPPING]);
            locations.addresses.add(of[PprofFields.LOCATION_ADDRESS]);
            locations.lineEnds.add(locations.lines.size());
        } else {
            locations.lineFunctions.cut(before);
            locations.lines.cut(before);
            locations.columns.cut(before);
            locations.kinds.cut(before);
        }
    }

    private void line(final long offset) {
        final long[] of = new long[PprofFields.LINE_COLUMN + 1];
        int kind = 0;
        lineReader.over(message.bytes(), message.from(), message.to());
        while (lineReader.next()) {
            if (lineReader.wire() == ProtoReader.VARINT && lineReader.field() < of.length) {
                of[lineReader.field()] = lineReader.value();
            } else if (lineReader.wire() == ProtoReader.VARINT && lineReader.field() == PprofFields.LINE_KIND) {
                kind = (int) lineReader.value();
            }
        }
        if (lineReader.damaged()) {
            notes.count(DAMAGED, offset);
        }
        locations.lineFunctions.add(of[PprofFields.LINE_FUNCTION]);
        locations.lines.add(lineNumber(of[PprofFields.LINE_LINE], offset));
        locations.columns.add(lineNumber(of[PprofFields.LINE_COLUMN], offset));
        locations.kinds.add(kind);
    }

    private int lineNumber(final long number, final long offset) {
        if (number != (int) number) {
            notes.count(LARGE_LINE, offset);
            return 0;
        }
        return (int) number;
    }
}
