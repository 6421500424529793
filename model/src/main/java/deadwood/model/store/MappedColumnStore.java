package deadwood.model.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Columns in one mapped file, so that the page cache does the paging and the Java heap stays small.
 * <p>
 * The space of a column is written before it is mapped: a mapped hole in a sparse file ends in a fault, not in an
 * exception, when the disk is full. The file is readable by its owner alone.
 */
public final class MappedColumnStore implements ColumnStore {

    private static final int PAGE = 4096;
    private static final int ZEROS = 1 << 20;
    private static final long GROWTH = 16L << 20;

    private final Path file;
    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
    private long end;

    private MappedColumnStore(final Path file, final FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * A store in a new file of {@code directory} that is gone when the store is closed or the process ends, however it ends.
     *
     * @param directory created if it is missing, readable by its owner alone
     */
    public static MappedColumnStore scratch(final Path directory) throws IOException {
        final boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        final FileAttribute<?>[] privateFile = posix
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        final FileAttribute<?>[] privateDirectory = posix
                ? new FileAttribute<?>[]{
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, privateDirectory);
        final Path file = Files.createTempFile(directory, "columns-", ".scratch", privateFile);
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (posix) {
            // The open channel keeps the file's space; without a name nothing is left behind, even after a crash.
            Files.delete(file);
        } else {
            file.toFile().deleteOnExit();
        }
        return new MappedColumnStore(file, channel);
    }

    @Override
    public IntColumn ints(final String name, final long size) throws IOException {
        return new IntColumn(section(name, size * Integer.BYTES));
    }

    @Override
    public LongColumn longs(final String name, final long size) throws IOException {
        return new LongColumn(section(name, size * Long.BYTES));
    }

    @Override
    public GrowingIntColumn growingInts(final String name, final long maximum) throws IOException {
        final long start = end;
        // Mapping past the end makes a hole that costs nothing; append() fills it with real space before it is touched.
        final MemorySegment segment = channel.map(FileChannel.MapMode.READ_WRITE, start, maximum * Integer.BYTES,
                arena);
        return new Growing(name, start, segment);
    }

    private MemorySegment section(final String name, final long bytes) throws IOException {
        if (bytes == 0) {
            return MemorySegment.NULL;
        }
        final long start = end;
        allocate(name, start, bytes);
        end = aligned(start + bytes);
        return channel.map(FileChannel.MapMode.READ_WRITE, start, bytes, arena);
    }

    private void allocate(final String name, final long start, final long bytes) throws IOException {
        synchronized (zeros) {
            long position = start;
            final long limit = start + bytes;
            try {
                while (position < limit) {
                    zeros.clear().limit((int) Math.min(ZEROS, limit - position));
                    position += channel.write(zeros, position);
                }
            } catch (final FileSystemException e) {
                throw e;
            } catch (final IOException e) {
                throw new StoreFullException(
                        "no space for " + name + " in " + file.getParent() + ": needs " + (limit - position)
                                + " more bytes, " + Files.getFileStore(directory()).getUsableSpace() + " are free",
                        e);
            }
        }
    }

    private Path directory() {
        final Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static long aligned(final long position) {
        return (position + PAGE - 1) & -PAGE;
    }

    @Override
    public void close() throws IOException {
        arena.close();
        channel.close();
        Files.deleteIfExists(file);
    }

    private final class Growing implements GrowingIntColumn {

        private final String name;
        private final long start;
        private final MemorySegment segment;
        private long allocated;
        private long size;

        Growing(final String name, final long start, final MemorySegment segment) {
            this.name = name;
            this.start = start;
            this.segment = segment;
        }

        @Override
        public long append(final int[] source, final int from, final int count) throws IOException {
            final long at = reserve(count);
            MemorySegment.copy(source, from, segment, ValueLayout.JAVA_INT, at * Integer.BYTES, count);
            return at;
        }

        private synchronized long reserve(final int count) throws IOException {
            final long needed = (size + count) * Integer.BYTES;
            if (needed > segment.byteSize()) {
                throw new IllegalStateException(
                        name + " grows past the " + segment.byteSize() + " bytes it was opened for");
            }
            if (needed > allocated) {
                final long more = Math.min(Math.max(needed - allocated, GROWTH), segment.byteSize() - allocated);
                allocate(name, start + allocated, more);
                allocated += more;
            }
            final long at = size;
            size += count;
            return at;
        }

        @Override
        public synchronized IntColumn seal() throws IOException {
            end = aligned(start + size * Integer.BYTES);
            channel.truncate(end);
            return new IntColumn(segment.asSlice(0, size * Integer.BYTES));
        }

        @Override
        public synchronized long size() {
            return size;
        }
    }
}
