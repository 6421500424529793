package deadwood.model.profile;

import deadwood.model.profile.FrameTable.Function;
import deadwood.model.store.GrowingArrays.Ints;
import deadwood.model.store.GrowingArrays.Longs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link StackProfile}: functions, frames, stacks and sets of labels are interned, equal samples without a time are
 * added up. For one thread.
 */
public final class StackProfileBuilder {

    private final List<SampleType> sampleTypes = new ArrayList<>();
    private final Map<Function, Integer> functionIds = new HashMap<>();
    private final List<Function> functions = new ArrayList<>();
    private final Map<Mapping, Integer> mappingIds = new HashMap<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final FrameColumns frames = new FrameColumns();
    private final IdTable frameIds = new IdTable();
    private final Ints parents = new Ints();
    private final Ints stackFrames = new Ints();
    private final IdTable stackIds = new IdTable();
    private final Map<List<Label>, Integer> labelIds = new HashMap<>();
    private final List<List<Label>> labelSets = new ArrayList<>();
    private final Ints sampleStacks = new Ints();
    private final Ints sampleLabels = new Ints();
    private final Longs sampleTimes = new Longs();
    private final List<Longs> values = new ArrayList<>();
    private final Ints firsts = new Ints();
    /** The first of the sample types that samples are added for. */
    private int firstType;
    private IdTable sampleIds = new IdTable();
    private boolean timed;

    /** Of samples that have a value for each sample type. */
    public StackProfileBuilder(final List<SampleType> sampleTypes) {
        this();
        beginSamples(sampleTypes);
    }

    /** Of samples of several kinds, each with sample types of its own: {@link #beginSamples}. */
    public StackProfileBuilder() {
        parents.add(StackTable.NONE);
        stackFrames.add(StackTable.NONE);
        labels(List.of());
    }

    /**
     * Begins samples of another kind: those added from now on have values for these types and no others, which they need no space for.
     *
     * @param types at least one
     */
    public void beginSamples(final List<SampleType> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("a profile needs a sample type");
        }
        firstType = sampleTypes.size();
        sampleIds = new IdTable();
        for (final SampleType type : types) {
            sampleTypes.add(type);
            values.add(new Longs());
            firsts.add(sampleStacks.size());
        }
    }

    /** The id of a function. */
    public int function(final Function function) {
        final Integer known = functionIds.putIfAbsent(function, functions.size());
        if (known == null) {
            functions.add(function);
            return functions.size() - 1;
        }
        return known;
    }

    /** The id of a function of which only the name is known. */
    public int function(final String name) {
        return function(new Function(name, "", "", 0));
    }

    /** The id of a mapping. */
    public int mapping(final Mapping mapping) {
        final Integer known = mappingIds.putIfAbsent(mapping, mappings.size());
        if (known == null) {
            mappings.add(mapping);
            return mappings.size() - 1;
        }
        return known;
    }

    /** The id of a frame of which only the function is known. */
    public int frame(final int function) {
        return frame(function, 0, 0, FrameTable.NO_MAPPING, 0, FrameKind.UNKNOWN);
    }

    /**
     * The id of a frame.
     *
     * @param line 0 if unknown
     * @param column 0 if unknown
     * @param mapping {@link FrameTable#NO_MAPPING} if unknown
     * @param address unsigned, 0 if unknown
     */
    public int frame(final int function, final int line, final int column, final int mapping, final long address,
            final FrameKind kind) {
        final int hash = IdTable.hash(function * 31L + line, address * 31 + column * 7L);
        int slot = frameIds.first(hash);
        for (int id = frameIds.at(slot); id >= 0; id = frameIds.at(slot)) {
            if (frames.is(id, function, line, column, mapping, address, kind)) {
                return id;
            }
            slot = frameIds.next(slot);
        }
        frames.add(function, line, column, mapping, address, kind);
        return frameIds.put(slot, hash);
    }

    /**
     * The id of the stack with one more frame inside.
     *
     * @param caller {@link StackTable#ROOT} for the outermost frame
     */
    public int stack(final int caller, final int frame) {
        final int hash = IdTable.hash(caller, frame);
        int slot = stackIds.first(hash);
        for (int id = stackIds.at(slot); id >= 0; id = stackIds.at(slot)) {
            if (parents.get(id + 1) == caller && stackFrames.get(id + 1) == frame) {
                return id + 1;
            }
            slot = stackIds.next(slot);
        }
        parents.add(caller);
        stackFrames.add(frame);
        return stackIds.put(slot, hash) + 1;
    }

    /** The id of a set of labels. */
    public int labels(final List<Label> labels) {
        final Integer known = labelIds.get(labels);
        if (known != null) {
            return known;
        }
        final List<Label> kept = List.copyOf(labels);
        labelIds.put(kept, labelSets.size());
        labelSets.add(kept);
        return labelSets.size() - 1;
    }

    /** Number of distinct samples so far. */
    public int sampleCount() {
        return sampleStacks.size();
    }

    /** Number of nodes of the stack trie so far, the root included. */
    public int stackCount() {
        return parents.size();
    }

    /** Number of distinct frames so far. */
    public int frameCount() {
        return frames.functions.size();
    }

    /**
     * Adds a sample without a time.
     *
     * @param sampleValues one a sample type of those begun last
     */
    public void sample(final int stack, final int labels, final long... sampleValues) {
        check(sampleValues);
        final int hash = IdTable.hash(stack, labels);
        int slot = sampleIds.first(hash);
        for (int id = sampleIds.at(slot); id >= 0; id = sampleIds.at(slot)) {
            if (sampleStacks.get(id) == stack && sampleLabels.get(id) == labels
                    && sampleTimes.get(id) == StackProfile.NO_TIME) {
                for (int i = 0; i < sampleValues.length; i++) {
                    final Longs column = values.get(firstType + i);
                    final int at = id - firsts.get(firstType);
                    column.set(at, column.get(at) + sampleValues[i]);
                }
                return;
            }
            slot = sampleIds.next(slot);
        }
        sampleIds.put(slot, hash, sampleStacks.size());
        append(stack, labels, StackProfile.NO_TIME, sampleValues);
    }

    /**
     * Adds a sample with a time, which stays a sample of its own.
     *
     * @param time nanoseconds since 1970
     */
    public void sampleAt(final long time, final int stack, final int labels, final long... sampleValues) {
        check(sampleValues);
        timed = true;
        append(stack, labels, time, sampleValues);
    }

    private void check(final long[] sampleValues) {
        if (sampleTypes.isEmpty() || sampleValues.length != sampleTypes.size() - firstType) {
            throw new IllegalArgumentException(
                    sampleValues.length + " values for " + (sampleTypes.size() - firstType) + " sample types");
        }
    }

    private void append(final int stack, final int labels, final long time, final long[] sampleValues) {
        sampleStacks.add(stack);
        sampleLabels.add(labels);
        sampleTimes.add(time);
        for (int i = 0; i < sampleValues.length; i++) {
            values.get(firstType + i).add(sampleValues[i]);
        }
    }

    /** @param defaultType the sample type to show first */
    public StackProfile build(final int defaultType, final ProfileInfo info) {
        final int size = sampleStacks.size();
        if (sampleTypes.isEmpty()) {
            throw new IllegalStateException("a profile needs a sample type");
        }
        final long[][] columns = new long[sampleTypes.size()][];
        for (int type = 0; type < columns.length; type++) {
            columns[type] = values.get(type).trimmed(values.get(type).size());
        }
        return new StackProfile(sampleTypes, defaultType,
                new FrameTable(functions, mappings, frames, frames.functions.size()),
                new StackTable(parents.trimmed(parents.size()), stackFrames.trimmed(parents.size())), labelSets,
                new StackProfile.Samples(sampleStacks.trimmed(size), sampleLabels.trimmed(size),
                        timed ? sampleTimes.trimmed(size) : new long[0], columns, firsts.trimmed(columns.length)),
                info);
    }

    /**
     * Builds of the functions, frames, mappings and sets of labels that this knows, and of stacks and samples that stand in columns
     * already; none may have been added here.
     *
     * @param defaultType the sample type to show first
     */
    public StackProfile build(final int defaultType, final ProfileInfo info, final ProfileColumns columns) {
        if (parents.size() > 1 || sampleStacks.size() > 0 || columns.values().length != sampleTypes.size()) {
            throw new IllegalStateException("there are stacks or samples already, or columns for other sample types");
        }
        return new StackProfile(sampleTypes, defaultType,
                new FrameTable(functions, mappings, frames, frames.functions.size()),
                new StackTable(columns.parents(), columns.frames()), labelSets,
                new StackProfile.Samples(columns.stacks(), columns.labels(), columns.times(), columns.values(),
                        new int[columns.values().length]),
                info);
    }
}
