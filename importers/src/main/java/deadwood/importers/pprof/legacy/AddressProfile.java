package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.IdIndex;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.LongList;
import deadwood.importers.samples.SampleRows;
import deadwood.importers.samples.StackTrie;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples whose stacks are addresses, and what stands behind them: symbols or a memory map. Locations are the distinct addresses, numbered
 * from 0 as they come; stacks are tries of them. For one thread.
 */
final class AddressProfile {

    /** Rows above which equal samples are added up, so that a file of many equal ones takes no memory. */
    private static final int MANY_ROWS = 1 << 18;
    /** One sample of this many may have another second frame, and the frame is a signal handler's still. */
    private static final int SIMILAR = 32;
    private static final int MOST_HANDLER_FRAMES = 2;
    /** Sets of labels that are kept apart; samples with further ones go without. */
    private static final int MOST_LABEL_SETS = 1 << 20;

    private final List<SampleType> types;
    private final ProfileInfo info;
    private final SampleRows rows = new SampleRows();
    private final StackTrie stacks = new StackTrie();
    private final IdIndex locations = new IdIndex();
    private final LongList addresses = new LongList();
    private final Map<Integer, Symbol> symbols = new HashMap<>();
    private final Map<List<Label>, Integer> labelIds = new HashMap<>();
    private final List<List<Label>> labelSets = new ArrayList<>(List.of(List.of()));
    private final MemoryMap memoryMap = new MemoryMap();
    private final IntList path = new IntList();
    private int mergeAt = MANY_ROWS;

    /**
     * What is known of an address by name.
     *
     * @param file "" if unknown
     * @param line 0 if unknown
     */
    record Symbol(String function, String file, int line) {}

    AddressProfile(final List<SampleType> types, final ProfileInfo info) {
        this.types = types;
        this.info = info;
        labelIds.put(List.of(), 0);
    }

    List<SampleType> types() {
        return types;
    }

    ProfileInfo info() {
        return info;
    }

    SampleRows rows() {
        return rows;
    }

    /** Of locations. */
    StackTrie stacks() {
        return stacks;
    }

    MemoryMap memoryMap() {
        return memoryMap;
    }

    List<Label> labels(final int set) {
        return labelSets.get(set);
    }

    int locationCount() {
        return addresses.size();
    }

    long address(final int location) {
        return addresses.get(location);
    }

    @Nullable
    Symbol symbol(final int location) {
        return symbols.get(location);
    }

    /** Names an address, unless no sample has it. */
    void name(final long address, final Symbol symbol) {
        final int location = locations.of(address);
        if (location != IdIndex.NONE) {
            symbols.put(location, symbol);
        }
    }

    /**
     * Adds a sample.
     *
     * @param stack addresses, the innermost first
     * @param callerOffset what is added to all but the innermost: −1 where they are return addresses
     * @param leafOffset what is added to the innermost
     */
    void sample(final LongList stack, final int leafOffset, final int callerOffset, final List<Label> labels,
            final long... values) {
        if (rows.size() > mergeAt) {
            rows.merge(stacks.size(), labelSets.size());
            mergeAt = Math.max(MANY_ROWS, 2 * rows.size());
        }
        path.clear();
        for (int i = 0; i < stack.size(); i++) {
            path.add(location(stack.get(i) + (i == 0 ? leafOffset : callerOffset)));
        }
        rows.add(stacks.node(path), labelSet(labels), values, values.length);
    }

    /** Adds to the first value of the sample before. */
    void addToLast(final long more) {
        if (rows.size() > 0) {
            rows.addTo(0, rows.size() - 1, more);
        }
    }

    private int location(final long address) {
        final int location = locations.add(address);
        if (location == addresses.size()) {
            addresses.add(address);
        }
        return location;
    }

    private int labelSet(final List<Label> labels) {
        final Integer known = labelIds.get(labels);
        if (known != null) {
            return known;
        }
        if (labelSets.size() == MOST_LABEL_SETS) {
            return 0;
        }
        labelIds.put(labels, labelSets.size());
        labelSets.add(labels);
        return labelSets.size() - 1;
    }

    /**
     * Removes up to two frames behind the innermost that nearly all samples have there: those of the signal handler that took them. The
     * innermost is where the signal struck.
     */
    void removeHandlerFrames() {
        for (int i = 0; i < MOST_HANDLER_FRAMES; i++) {
            final int handler = handler();
            if (handler < 0) {
                return;
            }
            removeSecond((_, second) -> second == handler);
        }
    }

    /** The second frame of nearly all samples, −1 if there is none. */
    private int handler() {
        final int[] counts = new int[locationCount()];
        final int threshold = rows.size() - rows.size() / SIMILAR;
        for (int row = 0; row < rows.size(); row++) {
            final int caller = stacks.parent(rows.stack(row));
            if (caller > 0) {
                final int second = stacks.frame(caller);
                if (++counts[second] >= threshold) {
                    return second;
                }
            }
        }
        return -1;
    }

    /**
     * Removes the frame behind the innermost where it is the same again as a return address: stacks are unwound from the signal handler,
     * and the innermost address is taken from the signal, too.
     */
    void removeDuplicateLeaves() {
        removeSecond((leaf, second) -> addresses.get(leaf) == addresses.get(second) + 1);
    }

    /** Whether the second frame is one too many. */
    @FunctionalInterface
    private interface Surplus {
        boolean is(int leaf, int second);
    }

    private void removeSecond(final Surplus surplus) {
        final int[] stackOf = new int[stacks.size()];
        Arrays.fill(stackOf, -1);
        for (int row = 0; row < rows.size(); row++) {
            final int stack = rows.stack(row);
            if (stackOf[stack] < 0) {
                stackOf[stack] = withoutSecond(stack, surplus);
            }
            rows.setStack(row, stackOf[stack]);
        }
    }

    private int withoutSecond(final int stack, final Surplus surplus) {
        final int caller = stacks.parent(stack);
        if (caller <= 0 || !surplus.is(stacks.frame(stack), stacks.frame(caller))) {
            return stack;
        }
        path.clear();
        path.add(stacks.frame(stack));
        stacks.addPath(stacks.parent(caller), path);
        return stacks.node(path);
    }
}
