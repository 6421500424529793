package deadwood.importers.hprof.content;

import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file that was opened.
 *
 * @param warnings what of the compression is damaged; offsets are those of the content
 */
public record OpenedContent(DumpContent content, List<ImportWarning> warnings) {

    /** No block that is larger is kept inflated: the JDK's have a MiB. */
    private static final int LARGEST_BLOCK = 16 << 20;

    /**
     * Opens a file, and inflates it if it is compressed in a way that leaves no other choice.
     *
     * @param gzipped whether its content is compressed
     * @param again after a {@link MisreadBlockException}: trusts nothing that was quick to find or was kept of another time
     * @throws deadwood.importers.ImportException if it cannot be inflated, or is not to be
     */
    public static OpenedContent of(final Path file, final boolean gzipped, final boolean again,
            final ImportOptions options, final Progress progress, final CancelSignal cancel) throws IOException {
        if (!gzipped) {
            return new OpenedContent(FileContent.open(file), List.of());
        }
        final BlockContent blocks = blocks(file, again, options, progress, cancel);
        if (blocks != null) {
            return new OpenedContent(blocks, blocks.warnings());
        }
        final InflatedFile.Inflated inflated = InflatedFile.of(file, options, again, progress, cancel);
        return new OpenedContent(inflated.content(), inflated.warnings());
    }

    private static @Nullable BlockContent blocks(final Path file, final boolean again, final ImportOptions options,
            final Progress progress, final CancelSignal cancel) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        BlockContent content = null;
        try {
            final ByteBuffer head = ByteBuffer.allocate(GzipHeader.LONGEST);
            channel.read(head, 0);
            final GzipHeader header = GzipHeader.of(head.flip());
            final int blockSize = header == null ? 0 : header.blockSize();
            if (blockSize > 0 && blockSize <= LARGEST_BLOCK) {
                content = BlockContent.open(file, channel, blockSize, again, options.threads(), progress, cancel);
            }
            return content;
        } finally {
            if (content == null) {
                channel.close();
            }
        }
    }
}
