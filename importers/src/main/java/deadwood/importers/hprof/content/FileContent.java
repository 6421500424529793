package deadwood.importers.hprof.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file as they stand there. */
final class FileContent implements DumpContent {

    private final FileChannel channel;
    private final FileStamp stamp;

    /** @param channel closed with this */
    FileContent(final Path file, final FileChannel channel) throws IOException {
        this.channel = channel;
        this.stamp = FileStamp.of(file, channel);
    }

    static FileContent open(final Path file) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean good = false;
        try {
            final FileContent content = new FileContent(file, channel);
            good = true;
            return content;
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    @Override
    public long size() {
        return stamp.size();
    }

    @Override
    public int read(final ByteBuffer target, final long position) throws IOException {
        return channel.read(target, position);
    }

    @Override
    public void checkUnchanged() throws IOException {
        stamp.check();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
