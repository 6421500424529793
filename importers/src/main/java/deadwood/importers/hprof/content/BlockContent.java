package deadwood.importers.hprof.content;

import deadwood.importers.parallel.Workers;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What a file of compressed blocks inflates to. The file stays compressed; some blocks stay inflated, those used last, outside the Java
 * heap.
 */
final class BlockContent implements DumpContent {

    /** What inflated blocks may take, unless more threads read at once than blocks fit in. */
    private static final long CACHE_BYTES = 32L << 20;
    private static final int LEAST_SLOTS = 4;

    private final FileChannel channel;
    private final FileStamp stamp;
    private final GzipBlocks blocks;
    private final List<ImportWarning> warnings;
    private final int mostSlots;
    private final List<Slot> slots = new ArrayList<>();
    /** A bit for each block that was inflated to its end and found good. */
    private final AtomicIntegerArray checked;
    private long clock;
    private boolean closed;

    private BlockContent(final FileChannel channel, final FileStamp stamp, final GzipBlocks blocks,
            final List<ImportWarning> warnings) {
        this.channel = channel;
        this.stamp = stamp;
        this.blocks = blocks;
        this.warnings = List.copyOf(warnings);
        this.mostSlots = (int) Math.max(LEAST_SLOTS, CACHE_BYTES / Math.max(blocks.largest(), 1 << 16));
        this.checked = new AtomicIntegerArray(blocks.count() / Integer.SIZE + 1);
    }

    /**
     * @param channel closed with what is returned
     * @param blockSize bytes of the largest block
     * @param sure whether to inflate all of the file to find its blocks instead of looking for their headers
     * @return null if the file is not made of such blocks
     */
    static @Nullable BlockContent open(final Path file, final FileChannel channel, final int blockSize,
            final boolean sure, final int threads, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final FileStamp stamp = FileStamp.of(file, channel);
        final long size = stamp.size();
        final BlockSearch.Found found = new BlockSearch(channel, size, blockSize).search(threads, progress, cancel);
        final List<ImportWarning> warnings = new ArrayList<>();
        final GzipBlocks quick = sure ? null : table(channel, size, blockSize, found, warnings);
        if (quick != null) {
            return new BlockContent(channel, stamp, quick, warnings);
        }
        final BlockChain.Followed chain = BlockChain.follow(channel, size, blockSize, found, progress, cancel);
        return chain.whole() ? new BlockContent(channel, stamp, chain.blocks(), chain.warnings()) : null;
    }

    /** The blocks as they were found, the last one tried: how large it is, no other block says. Null if it is not good. */
    private static @Nullable GzipBlocks table(final FileChannel channel, final long fileSize, final int blockSize,
            final BlockSearch.Found found, final List<ImportWarning> warnings) throws IOException {
        final GzipBlocks blocks = new GzipBlocks();
        long start = 0;
        for (int i = 0; i < found.starts().length; i++) {
            final int size = found.sizesBefore()[i];
            blocks.add(start, size, size, true);
            start = found.starts()[i];
        }
        try (InflatedBlock last = new InflatedBlock(channel, blockSize)) {
            if (last.begin(start, fileSize) == null) {
                return null;
            }
            final InflatedBlock.Ending ending = last.inflateTo(blockSize);
            final int size = last.inflated();
            if (ending == InflatedBlock.Ending.DAMAGED) {
                return null;
            }
            final boolean cut = ending == InflatedBlock.Ending.CUT || last.endsHere() && last.memberEnd() > fileSize;
            if (!cut && !(last.endsHere() && last.memberEnd() == fileSize && last.agreesWithTrailer())) {
                return null;
            }
            if (cut) {
                warnings.add(new ImportWarning(blocks.inflatedSize() + size,
                        "the compressed file is cut inside the block at its byte %d; the %d bytes before were inflated"
                                .formatted(start, blocks.inflatedSize() + size)));
            }
            blocks.add(start, size, size, !cut);
            blocks.end(fileSize);
            return blocks;
        }
    }

    /** What was damaged in the compressed file. */
    List<ImportWarning> warnings() {
        return warnings;
    }

    @Override
    public long size() {
        return blocks.inflatedSize();
    }

    @Override
    public int read(final ByteBuffer target, final long position) throws IOException {
        if (position >= size()) {
            return -1;
        }
        final int block = blocks.blockAt(position);
        final int from = (int) (position - blocks.offset(block));
        final int count = Math.min(target.remaining(), blocks.size(block) - from);
        final Slot slot = take(block);
        try {
            slot.read(block, from, count, target);
            return count;
        } catch (final MisreadBlockException | EOFException e) {
            stamp.check();
            throw e;
        } finally {
            release(slot);
        }
    }

    private synchronized Slot take(final int block) throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Slot oldest = null;
        for (final Slot slot : slots) {
            if (slot.wanted == block) {
                oldest = slot;
                break;
            }
            if (slot.users == 0 && (oldest == null || slot.used < oldest.used)) {
                oldest = slot;
            }
        }
        if (oldest == null || oldest.wanted != block && slots.size() < mostSlots) {
            oldest = new Slot();
            slots.add(oldest);
        }
        oldest.wanted = block;
        oldest.used = ++clock;
        oldest.users++;
        return oldest;
    }

    private synchronized void release(final Slot slot) {
        slot.users--;
        if (slot.users == 0 && (closed || slots.size() > mostSlots)) {
            slots.remove(slot);
            slot.inflated.close();
        }
    }

    @Override
    public void checkUnchanged() throws IOException {
        stamp.check();
    }

    @Override
    public void verify(final int threads, final CancelSignal cancel) throws IOException {
        final AtomicInteger next = new AtomicInteger();
        final ByteBuffer nothing = ByteBuffer.allocate(0);
        Workers.run(threads, "checking blocks", cancel, stop -> {
            for (int block = next.getAndIncrement(); block < blocks.count(); block = next.getAndIncrement()) {
                if ((checked.get(block / Integer.SIZE) & 1 << block) == 0) {
                    stop.check();
                    final Slot slot = take(block);
                    try {
                        slot.read(block, blocks.size(block), 0, nothing.duplicate());
                    } finally {
                        release(slot);
                    }
                }
            }
        });
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
        // Those that are being read are closed by their last reader.
        slots.removeIf(slot -> {
            if (slot.users == 0) {
                slot.inflated.close();
                return true;
            }
            return false;
        });
    }

    /** A place for one inflated block. */
    private final class Slot {

        private final InflatedBlock inflated = new InflatedBlock(channel, blocks.largest());
        /** The block it holds or is about to; guarded by the content, as are the next two. */
        private int wanted = -1;
        private int users;
        private long used;
        /** The block it holds; guarded by the slot. */
        private int held = -1;

        synchronized void read(final int block, final int from, final int count, final ByteBuffer target)
                throws IOException {
            if (held != block) {
                held = -1;
                inflated.turnTo(blocks, block);
            }
            held = -1;
            inflated.inflate(blocks, block, from + count);
            held = block;
            if (from + count == blocks.size(block)) {
                checked.getAndAccumulate(block / Integer.SIZE, 1 << block, (before, bit) -> before | bit);
            }
            inflated.copy(from, count, target);
        }
    }
}
