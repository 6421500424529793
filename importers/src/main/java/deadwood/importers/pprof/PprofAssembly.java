package deadwood.importers.pprof;

import deadwood.importers.samples.ByteInterner;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.JoinedRows;
import deadwood.importers.samples.ReadingNotes;
import deadwood.importers.samples.StackTrie;
import deadwood.model.profile.ProfileColumns;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.store.CancelSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a profile of what was read, when all of it was: looks up names, locations and labels. */
final class PprofAssembly {

    static final String FEWER_VALUES = "%,d samples have fewer values than there are sample types; the others count as 0";
    static final String MORE_VALUES = "%,d samples have more values than there are sample types; the surplus was left out";
    static final String NO_TYPES = "the file names no sample types; its values were kept under names of their own";
    static final String TOO_MANY_TYPES = "the file names %,d sample types; those behind the first "
            + SampleDecoder.MAXIMUM_VALUES + " were left out";
    static final String DEEP_STACKS = "%,d stacks have more than " + (1 << 20)
            + " frames; the innermost were kept";

    private static final int DEEPEST = 1 << 20;
    private static final long NANOS = 1_000_000_000L;
    private static final int CHECK_EVERY = 1 << 12;

    private final PprofTables tables;
    private final List<SampleDecoder> decoders;
    private final SampleDecoder first;
    private final ReadingNotes notes;
    private final CancelSignal cancel;
    private final PprofNames names;
    private final List<SampleType> types;
    private final StackProfileBuilder builder;

    /** There is at least one sample type, or one value. */
    PprofAssembly(final PprofTables tables, final List<SampleDecoder> decoders, final ReadingNotes notes,
            final CancelSignal cancel) {
        this.tables = tables;
        this.decoders = decoders;
        this.first = decoders.getFirst();
        this.notes = notes;
        this.cancel = cancel;
        this.names = new PprofNames(tables.strings(), notes);
        this.types = types();
        this.builder = new StackProfileBuilder(types);
    }

    private List<SampleType> types() {
        final List<SampleType> found = new ArrayList<>();
        for (final PprofTables.Type type : tables.sampleTypes()) {
            final String name = names.at(type.name());
            found.add(new SampleType(name.isEmpty() ? "value " + (found.size() + 1) : name, names.at(type.unit())));
        }
        if (found.isEmpty()) {
            notes.add(-1, NO_TYPES);
            final int columns = decoders.stream().mapToInt(samples -> samples.rows().columns()).max().orElse(0);
            for (int column = 1; column <= columns; column++) {
                found.add(new SampleType("value " + column, "count"));
            }
        }
        if (found.size() > SampleDecoder.MAXIMUM_VALUES) {
            notes.count(TOO_MANY_TYPES, found.size(), -1);
            return found.subList(0, SampleDecoder.MAXIMUM_VALUES);
        }
        return found;
    }

    StackProfile profile() {
        noteValues();
        final List<int[]> stackOf = new ArrayList<>();
        final List<int[]> labelsOf = new ArrayList<>();
        for (final SampleDecoder other : decoders.subList(1, decoders.size())) {
            stackOf.add(first.absorbStacks(other));
            labelsOf.add(first.absorbLabels(other));
        }
        final PprofFrames frames = new PprofFrames(tables, names, builder, notes);
        final StackTrie trie = new StackTrie();
        final int[] nodes = nodes(frames, trie);
        trie.seal();
        final LabelSets labels = new LabelSets(first.labels(), names, builder, notes);
        cancel.check();
        final List<JoinedRows.Part> parts = new ArrayList<>();
        parts.add(new JoinedRows.Part(first.rows(), nodes, labels.ids(), labels.times()));
        for (int other = 1; other < decoders.size(); other++) {
            final int[] sets = labelsOf.get(other - 1);
            parts.add(new JoinedRows.Part(decoders.get(other).rows(), numbered(stackOf.get(other - 1), nodes),
                    numbered(sets, labels.ids()), timed(sets, labels.times())));
        }
        final JoinedRows rows = JoinedRows.of(parts, types.size(), trie.size(), labels.ids().length + 1);
        final ProfileColumns columns = new ProfileColumns(trie.parents(), trie.frames(), rows.stacks(), rows.labels(),
                rows.times(), rows.values());
        return builder.build(defaultType(), info(), columns);
    }

    private static int[] numbered(final int[] ids, final int[] numbers) {
        return Arrays.stream(ids).map(id -> numbers[id]).toArray();
    }

    private static long[] timed(final int[] ids, final long[] times) {
        return times.length == 0 ? times : Arrays.stream(ids).mapToLong(id -> times[id]).toArray();
    }

    private void noteValues() {
        for (int count = 0; count <= SampleDecoder.MAXIMUM_VALUES; count++) {
            if (count != types.size()) {
                for (final SampleDecoder samples : decoders) {
                    notes.count(count < types.size() ? FEWER_VALUES : MORE_VALUES, samples.samplesWith(count), -1);
                }
            }
        }
    }

    /** By number of the bytes of a stack: its node. */
    private int[] nodes(final PprofFrames frames, final StackTrie trie) {
        final ByteInterner stacks = first.stacks();
        stacks.seal();
        final int[] nodes = new int[stacks.size()];
        final IntList innermostFirst = new IntList();
        stacks.forEach((id, bytes, from, to) -> {
            innermostFirst.clear();
            decode(bytes, from, to, frames, innermostFirst);
            frames.drop(innermostFirst);
            nodes[id] = trie.node(innermostFirst);
            if (id % CHECK_EVERY == 0) {
                cancel.check();
            }
        });
        return nodes;
    }

    private void decode(final byte[] bytes, final int from, final int to, final PprofFrames frames,
            final IntList path) {
        int at = from;
        while (at < to) {
            long id = 0;
            byte next;
            int shift = 0;
            do {
                next = bytes[at++];
                id |= (next & 0x7fL) << shift;
                shift += 7;
            } while (next < 0 && at < to);
            frames.append(id, path);
            if (path.size() > DEEPEST) {
                path.cut(DEEPEST);
                notes.count(DEEP_STACKS, -1);
                return;
            }
        }
    }

    private int defaultType() {
        final String name = names.at(tables.scalar(PprofFields.DEFAULT_SAMPLE_TYPE));
        for (int type = 0; type < types.size(); type++) {
            if (!name.isEmpty() && types.get(type).name().equals(name)) {
                return type;
            }
        }
        return types.size() - 1;
    }

    private ProfileInfo info() {
        final PprofTables.Type periodType = tables.periodType();
        final List<String> comments = new ArrayList<>();
        for (int i = 0; i < tables.comments().size(); i++) {
            comments.add(names.at(tables.comments().get(i)));
        }
        return new ProfileInfo(taken(tables), Duration.ofNanos(tables.scalar(PprofFields.DURATION_NANOS)),
                periodType == null ? null : new SampleType(names.at(periodType.name()), names.at(periodType.unit())),
                tables.scalar(PprofFields.PERIOD), comments, names.at(tables.scalar(PprofFields.DOC_URL)),
                names.at(tables.scalar(PprofFields.DROP_FRAMES)), names.at(tables.scalar(PprofFields.KEEP_FRAMES)));
    }

    private static @Nullable Instant taken(final PprofTables tables) {
        final long time = tables.scalar(PprofFields.TIME_NANOS);
        return time == 0 ? null : Instant.ofEpochSecond(Math.floorDiv(time, NANOS), Math.floorMod(time, NANOS));
    }
}
