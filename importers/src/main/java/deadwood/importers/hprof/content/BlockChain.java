package deadwood.importers.hprof.content;

import deadwood.model.snapshot.ImportWarning;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the blocks of a compressed file by inflating one after the other from its beginning: slow and sure. Where one is damaged, it goes on at the next
 * that can be inflated.
 */
final class BlockChain {

    private static final int MOST_WARNINGS = 50;

    private final FileChannel channel;
    private final long fileSize;
    private final int blockSize;
    private final BlockSearch.Found candidates;
    private final GzipBlocks blocks = new GzipBlocks();
    private final List<ImportWarning> warnings = new ArrayList<>();

    private BlockChain(final FileChannel channel, final long fileSize, final int blockSize,
            final BlockSearch.Found candidates) {
        this.channel = channel;
        this.fileSize = fileSize;
        this.blockSize = blockSize;
        this.candidates = candidates;
    }

    /**
     * @param whole false if a member turned out to be larger than a block can be: the file was not made of blocks
     * @param warnings what was damaged
     */
    record Followed(GzipBlocks blocks, boolean whole, List<ImportWarning> warnings) {}

    static Followed follow(final FileChannel channel, final long fileSize, final int blockSize,
            final BlockSearch.Found candidates, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final BlockChain chain = new BlockChain(channel, fileSize, blockSize, candidates);
        try (InflatedBlock block = new InflatedBlock(channel, blockSize)) {
            final boolean whole = chain.follow(block,
                    progress.begin("checking compressed blocks", fileSize, Progress.Unit.BYTES), cancel);
            return new Followed(chain.blocks, whole, chain.warnings);
        }
    }

    private boolean follow(final InflatedBlock block, final Progress.Step step, final CancelSignal cancel)
            throws IOException {
        long start = 0;
        while (start < fileSize) {
            cancel.check();
            final long next = member(block, start, cancel);
            if (next < 0) {
                return false;
            }
            step.advance(next - start);
            start = next;
        }
        blocks.end(fileSize);
        return true;
    }

    /** @return where the next one begins, −1 if this one is too large */
    private long member(final InflatedBlock block, final long start, final CancelSignal cancel) throws IOException {
        if (block.begin(start, fileSize) == null) {
            return damaged(block, start, "no block begins there", cancel);
        }
        return switch (block.inflateTo(blockSize)) {
            case CUT -> cut(block, start);
            case DAMAGED -> damaged(block, start, "it cannot be inflated", cancel);
            case ENOUGH, FINISHED -> {
                if (!block.endsHere()) {
                    yield blocks.count() == 0 ? -1 : damaged(block, start, "it does not end", cancel);
                }
                yield ended(block, start);
            }
        };
    }

    private long ended(final InflatedBlock block, final long start) throws IOException {
        if (block.memberEnd() > fileSize) {
            return cut(block, start);
        }
        final int size = block.inflated();
        final boolean good = block.agreesWithTrailer();
        if (!good) {
            warn("the compressed block at byte %d of the file has a wrong checksum; its %d bytes were kept as they are"
                    .formatted(start, size));
        }
        blocks.add(start, size, size, good);
        return block.memberEnd();
    }

    private long cut(final InflatedBlock block, final long start) {
        warn("the compressed file is cut inside the block at its byte %d; the %d bytes before were inflated"
                .formatted(start, blocks.inflatedSize() + block.inflated()));
        blocks.add(start, block.inflated(), block.inflated(), false);
        return fileSize;
    }

    private long damaged(final InflatedBlock block, final long start, final String what, final CancelSignal cancel)
            throws IOException {
        final int good = block.inflated();
        final int following = following(start, cancel);
        if (following == candidates.starts().length) {
            if (blocks.count() > 0 && good == 0) {
                warn("%d bytes from byte %d of the compressed file on are no compressed block; they were left out"
                        .formatted(fileSize - start, start));
            } else {
                warn("the compressed block at byte %d of the file is damaged: %s; the %d bytes before were inflated"
                        .formatted(start, what, blocks.inflatedSize() + good));
            }
            blocks.add(start, good, good, false);
            return fileSize;
        }
        final int announced = candidates.sizesBefore()[following];
        final int size = announced >= good && announced <= blockSize ? announced : good;
        warn("the compressed block at byte %d of the file is damaged: %s; %d bytes were left out".formatted(start,
                what, size - good));
        blocks.add(start, size, good, false);
        return candidates.starts()[following];
    }

    /** The first candidate behind {@code start} that can be inflated; the number of candidates if there is none. */
    private int following(final long start, final CancelSignal cancel) throws IOException {
        final int found = Arrays.binarySearch(candidates.starts(), start + 1);
        try (InflatedBlock block = new InflatedBlock(channel, blockSize)) {
            for (int i = found >= 0 ? found : -found - 1; i < candidates.starts().length; i++) {
                cancel.check();
                if (block.begin(candidates.starts()[i], fileSize) != null
                        && isGood(block, block.inflateTo(blockSize))) {
                    return i;
                }
            }
        }
        return candidates.starts().length;
    }

    private static boolean isGood(final InflatedBlock block, final InflatedBlock.Ending ending) throws IOException {
        return ending == InflatedBlock.Ending.CUT
                || ending != InflatedBlock.Ending.DAMAGED && block.endsHere() && block.agreesWithTrailer();
    }

    private void warn(final String message) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new ImportWarning(blocks.inflatedSize(), message));
        }
    }
}
