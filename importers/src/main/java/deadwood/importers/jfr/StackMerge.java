package deadwood.importers.jfr;

import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the stacks of all chunks into one trie. Stacks are read {@value #BLOCK} frames at a time, from the outermost on: frames that were
 * read before below the same node, byte for byte, are not looked at one by one again. For one thread at a time.
 */
final class StackMerge {

    private static final int BLOCK = 16;
    private static final int NUMBERS = 4;
    private static final int BUFFER = 1 << 20;
    private static final int CHECK_EVERY = 1 << 12;
    /** Longer stacks are read frame by frame. */
    private static final int LONGEST = 1 << 19;

    private final StackProfileBuilder builder;
    private final SharedConstants shared = new SharedConstants();
    private final Map<Function, Integer> functions = new HashMap<>();
    private final Map<String, Integer> libraries = new HashMap<>();
    private FrameKeys frames = new FrameKeys();
    private KnownBlocks blocks = new KnownBlocks();
    private byte[] buffer = new byte[0];
    private int[] path = new int[256];
    private final int[] blockFrames = new int[BLOCK];
    private boolean complete = true;

    StackMerge(final StackProfileBuilder builder) {
        this.builder = builder;
    }

    /**
     * The nodes of the stacks of a chunk by their numbers there.
     *
     * @param used the numbers of those that are wanted
     */
    int[] nodes(final OpenChunk chunk, final BitSet used, final CancelSignal cancel) throws IOException {
        final int[] nodes = new int[used.length()];
        if (nodes.length == 0) {
            return nodes;
        }
        final boolean same = shared.add(chunk);
        if (!same || !complete) {
            // What a chunk does not name, another may.
            frames = new FrameKeys();
            blocks = new KnownBlocks();
            complete = true;
        }
        final Reading reading = new Reading(chunk);
        for (int number = used.nextSetBit(0); number >= 0; number = used.nextSetBit(number + 1)) {
            if (number % CHECK_EVERY == 0) {
                cancel.check();
            }
            nodes[number] = reading.node(number);
        }
        buffer = reading.input.buffer();
        return nodes;
    }

    /** The stacks of one chunk. */
    private final class Reading {

        private final OpenChunk chunk;
        private final PooledStacks stacks;
        private final RecordingInput input;
        private int depth;
        private int cursor;

        Reading(final OpenChunk chunk) {
            this.chunk = chunk;
            this.stacks = chunk.stacks();
            this.input = chunk.another(buffer.length == 0 ? new byte[BUFFER] : buffer);
        }

        int node(final int number) throws IOException {
            if (stacks.isUsual(number) && stacks.length(number) <= LONGEST) {
                input.seek(stacks.place(number));
                if (input.holds(stacks.length(number))) {
                    final int node = byBlocks(stacks.count(number), stacks.length(number));
                    if (node != StackTable.NONE) {
                        return node;
                    }
                }
            }
            return byFrames(number);
        }

        private int byFrames(final int number) throws IOException {
            depth = 0;
            if (path.length < stacks.count(number)) {
                path = new int[stacks.count(number)];
            }
            stacks.forEach(input, number, (method, line, kind) -> {
                path[depth++] = frame(method, line, kind);
                return true;
            });
            int node = StackTable.ROOT;
            while (depth > 0) {
                node = builder.stack(node, path[--depth]);
            }
            return node;
        }

        /** @return {@link StackTable#NONE} if the bytes do not tell where its blocks begin */
        private int byBlocks(final int count, final int length) throws IOException {
            final byte[] bytes = input.buffer();
            final int limit = input.index() + length;
            final int whole = count / BLOCK;
            if (path.length < whole + 2) {
                path = new int[whole + 2];
            }
            // The innermost frames come first: they are what is left over.
            path[0] = input.index();
            path[1] = CompressedNumbers.skip(bytes, path[0], limit, count % BLOCK * NUMBERS);
            for (int i = 1; i <= whole && path[i] >= 0; i++) {
                path[i + 1] = CompressedNumbers.skip(bytes, path[i], limit, BLOCK * NUMBERS);
            }
            if (path[whole + 1] != limit) {
                return StackTable.NONE;
            }
            int node = StackTable.ROOT;
            for (int i = whole; i >= 0; i--) {
                if (path[i] < path[i + 1]) {
                    node = below(node, bytes, path[i], path[i + 1]);
                }
            }
            return node;
        }

        private int below(final int node, final byte[] bytes, final int from, final int to) throws IOException {
            final int known = blocks.find(node, bytes, from, to);
            if (known >= 0) {
                return known;
            }
            int frameCount = 0;
            cursor = from;
            while (cursor < to) {
                final long method = number(bytes);
                final int line = (int) number(bytes);
                number(bytes);
                blockFrames[frameCount++] = frame(method, line, number(bytes));
            }
            int at = node;
            while (frameCount > 0) {
                at = builder.stack(at, blockFrames[--frameCount]);
            }
            blocks.put(node, bytes, from, to, at);
            return at;
        }

        /** The number at the cursor; it has no more than eight bytes, or it would not have been skipped. */
        private long number(final byte[] bytes) {
            long value = 0;
            byte more = bytes[cursor++];
            for (int shift = 0; more < 0; shift += 7) {
                value |= (long) (more & 0x7f) << shift;
                more = bytes[cursor++];
                if (more >= 0) {
                    return value | (long) more << shift + 7;
                }
            }
            return more;
        }

        private int frame(final long method, final int line, final long kind) {
            final int known = frames.find(method, line, kind);
            return known >= 0 ? known : frames.put(resolve(method, line, kind));
        }

        private int resolve(final long method, final int line, final long kind) {
            final RecordedType methodType = stacks.methodType();
            final RecordedType kindType = stacks.kindType();
            final Constants constants = chunk.constants();
            final ConstantKey key = methodType == null ? null : new ConstantKey(methodType, method);
            final Constants.Code code = key == null ? Constants.unknownCode() : constants.method(key);
            final String kindName = kindType == null ? null : constants.text(new ConstantKey(kindType, kind));
            complete &= key != null && constants.structure(key) != null && kindName != null;
            return StackMerge.this.frame(code, line, kindName);
        }
    }

    private int frame(final Constants.Code code, final int line, final @Nullable String kind) {
        return builder.frame(functions.computeIfAbsent(code.function(), builder::function), Math.max(0, line), 0,
                library(code.library()), 0, Constants.kind(kind, code.isNative()));
    }

    /** The nodes of stacks that another reader read. */
    int[] nodes(final List<List<ReferenceContents.Frame>> stacks) {
        final int[] nodes = new int[stacks.size()];
        for (int i = 0; i < nodes.length; i++) {
            int node = StackTable.ROOT;
            for (final ReferenceContents.Frame frame : stacks.get(i).reversed()) {
                node = builder.stack(node, frame(frame.code(), frame.line(), frame.kind()));
            }
            nodes[i] = node;
        }
        return nodes;
    }

    private int library(final String name) {
        return name.isEmpty()
                ? FrameTable.NO_MAPPING
                : libraries.computeIfAbsent(name,
                        file -> builder.mapping(new Mapping(0, 0, 0, file, "", Mapping.Symbols.NONE)));
    }
}
