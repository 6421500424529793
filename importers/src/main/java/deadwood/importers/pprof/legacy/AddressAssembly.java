package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.SampleRows;
import deadwood.importers.samples.StackTrie;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Makes a profile of samples whose stacks are addresses. */
final class AddressAssembly {

    private static final String UNKNOWN = "[unknown]";
    private static final int CHECK_EVERY = 1 << 12;

    private final AddressProfile samples;
    private final CancelSignal cancel;
    private final StackProfileBuilder builder;
    private final MemoryMap.Resolved mappings;

    private AddressAssembly(final AddressProfile samples, final CancelSignal cancel) {
        this.samples = samples;
        this.cancel = cancel;
        this.builder = new StackProfileBuilder(samples.types());
        this.mappings = samples.memoryMap().resolve(samples);
    }

    static StackProfile profile(final AddressProfile samples, final CancelSignal cancel) {
        return new AddressAssembly(samples, cancel).profile();
    }

    private StackProfile profile() {
        for (final Mapping mapping : mappings.mappings()) {
            builder.mapping(mapping);
        }
        final SampleRows rows = samples.rows();
        final int types = samples.types().size();
        final int[] stacks = stacks(rows);
        final long[] values = new long[types];
        for (int row = 0; row < rows.size(); row++) {
            for (int type = 0; type < types; type++) {
                values[type] = rows.value(type, row);
            }
            builder.sample(stacks[rows.stack(row)], builder.labels(samples.labels(rows.labels(row))), values);
            if (row % CHECK_EVERY == 0) {
                cancel.check();
            }
        }
        return builder.build(types - 1, samples.info());
    }

    /** By node of the trie of locations: the stack of frames. What no sample has any more is left out. */
    private int[] stacks(final SampleRows rows) {
        final StackTrie trie = samples.stacks();
        final BitSet wanted = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            for (int node = rows.stack(row); node > 0 && !wanted.get(node); node = trie.parent(node)) {
                wanted.set(node);
            }
        }
        final int[] frames = new int[samples.locationCount()];
        Arrays.fill(frames, -1);
        final int[] stacks = new int[trie.size()];
        stacks[StackTable.ROOT] = StackTable.ROOT;
        // a parent has a smaller number than its children
        for (int node = wanted.nextSetBit(1); node > 0; node = wanted.nextSetBit(node + 1)) {
            final int location = trie.frame(node);
            if (frames[location] < 0) {
                frames[location] = frame(location);
            }
            stacks[node] = builder.stack(stacks[trie.parent(node)], frames[location]);
        }
        return stacks;
    }

    private int frame(final int location) {
        final AddressProfile.Symbol symbol = samples.symbol(location);
        if (symbol != null) {
            return builder.frame(builder.function(new Function(symbol.function(), "", symbol.file(), 0)),
                    symbol.line(), 0, FrameTable.NO_MAPPING, 0, FrameKind.UNKNOWN);
        }
        final long address = samples.address(location);
        final int mapping = mappings.mappingOf()[location];
        final List<Mapping> all = mappings.mappings();
        return builder.frame(builder.function(address == 0 ? UNKNOWN : "0x" + Long.toHexString(address)), 0, 0,
                mapping < 0 ? FrameTable.NO_MAPPING : builder.mapping(all.get(mapping)), address, FrameKind.UNKNOWN);
    }
}
