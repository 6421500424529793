package deadwood.model.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Columns in one mapped file, so that the page cache does the paging and the Java heap stays small. The file is readable by its
 * owner alone, and its space is reserved before it is mapped ({@link DiskSpace}).
 * <p>
 * A {@linkplain #scratch scratch} store is gone when it is closed. An {@linkplain #building index} under construction becomes a
 * file for later by {@link #commit}; its columns stay usable.
 */
public final class MappedColumnStore implements ColumnStore {

    private static final int PAGE = 4096;
    private static final long GROWTH = 16L << 20;

    private final Path file;
    private final FileChannel channel;
    private final DiskSpace space;
    private final Arena arena = Arena.ofShared();
    private final Columns columns = new Columns();
    private final Map<String, IndexFormat.Section> sections = new LinkedHashMap<>();
    private long end;
    private boolean committed;

    private MappedColumnStore(final Path file, final FileChannel channel, final DiskSpace space, final long start) {
        this.file = file;
        this.channel = channel;
        this.space = space;
        this.end = start;
    }

    /**
     * A store in a new file of {@code directory} that is gone when the store is closed or the process ends, however it ends.
     *
     * @param directory created if it is missing, readable by its owner alone
     */
    public static MappedColumnStore scratch(final Path directory) throws IOException {
        final MappedColumnStore store = open(directory, ".scratch", 0);
        if (PrivateFiles.posix()) {
            // The open channel keeps the file's space; without a name nothing is left behind, even after a crash.
            Files.delete(store.file);
        } else {
            store.file.toFile().deleteOnExit();
        }
        return store;
    }

    /**
     * A store whose columns can become an index: {@link #commit}. Until then its file has a temporary name and is removed on close.
     *
     * @param directory created if it is missing, readable by its owner alone
     */
    public static MappedColumnStore building(final Path directory) throws IOException {
        final MappedColumnStore store = open(directory, IndexFormat.TEMPORARY_SUFFIX, IndexFormat.HEADER_BYTES);
        // Ctrl-C in the middle of it.
        store.file.toFile().deleteOnExit();
        return store;
    }

    private static MappedColumnStore open(final Path directory, final String suffix, final long start)
            throws IOException {
        final Path file = PrivateFiles.createTemporary(directory, "columns-", suffix);
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        final DiskSpace space = new DiskSpace(file, channel);
        return new MappedColumnStore(file, channel, space, start);
    }

    @Override
    public IntColumn ints(final String name, final long size) throws IOException {
        return columns.add(new IntColumn(section(name, size * Integer.BYTES)));
    }

    @Override
    public LongColumn longs(final String name, final long size) throws IOException {
        return columns.add(new LongColumn(section(name, size * Long.BYTES)));
    }

    @Override
    public ShortColumn shorts(final String name, final long size) throws IOException {
        return columns.add(new ShortColumn(section(name, size * Short.BYTES)));
    }

    @Override
    public synchronized GrowingIntColumn growingInts(final String name, final long maximum) throws IOException {
        final long start = end;
        // Mapping past the end makes a hole that costs nothing; append() fills it with real space before it is touched.
        final MemorySegment segment = map(start, maximum * Integer.BYTES);
        end = aligned(start + maximum * Integer.BYTES);
        return new Growing(name, start, segment);
    }

    @Override
    public void require(final String what, final long bytes) throws IOException {
        space.require(what, bytes);
    }

    @Override
    public ColumnStore scratch() throws IOException {
        final Path directory = file.getParent();
        return scratch(directory == null ? Path.of("") : directory);
    }

    private synchronized MemorySegment section(final String name, final long bytes) throws IOException {
        // Behind the columns stands the directory: another column would lie on it.
        if (committed) {
            throw new IllegalStateException(name + " comes too late: what was built is an index already");
        }
        final long start = end;
        space.reserve(name, start, bytes);
        end = aligned(start + bytes);
        record(name, start, bytes);
        return map(start, bytes);
    }

    /** A later column takes the place of an earlier one of its name: work that was cancelled and begun again makes its columns anew. */
    private void record(final String name, final long start, final long bytes) {
        sections.put(name, new IndexFormat.Section(name, start, bytes));
    }

    private MemorySegment map(final long start, final long bytes) throws IOException {
        return bytes == 0 ? MemorySegment.NULL : channel.map(FileChannel.MapMode.READ_WRITE, start, bytes, arena);
    }

    private static long aligned(final long position) {
        return (position + PAGE - 1) & -PAGE;
    }

    /**
     * Makes the columns so far a file that {@link IndexFile} opens again: adds checksums and moves the file to its name, replacing
     * what is there. The columns stay usable.
     *
     * @param heapStamp stamp of the heap that the columns were computed of, 0 for a heap itself
     * @param metadata whatever the caller needs to make sense of the columns
     * @return the stamp of what was committed
     * @throws StoreFullException if there is no space for the metadata or the directory
     */
    long commit(final Path target, final IndexKey key, final long heapStamp, final byte[] metadata)
            throws IOException {
        try {
            final byte[] directory = write(key, heapStamp, metadata);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            committed = true;
            return IndexFormat.stamp(directory);
        } catch (final IOException e) {
            removeName();
            throw e;
        }
    }

    private byte[] write(final IndexKey key, final long heapStamp, final byte[] metadata) throws IOException {
        final MemorySegment meta = section(IndexFormat.METADATA, metadata.length);
        MemorySegment.copy(metadata, 0, meta, ValueLayout.JAVA_BYTE, 0, metadata.length);
        final byte[] directory = IndexFormat.directory(key, heapStamp, sections.values(),
                section -> map(section.offset(), section.bytes()));
        space.reserve("the directory of the index", end, directory.length);
        IndexFormat.writeDirectory(channel, end, directory);
        return directory;
    }

    /** The columns stay as long as the store where files have names of their own; elsewhere the name goes when it is closed. */
    private void removeName() throws IOException {
        if (PrivateFiles.posix()) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        columns.end();
        arena.close();
        channel.close();
        space.close();
        if (!committed) {
            Files.deleteIfExists(file);
        }
    }

    private final class Growing implements GrowingIntColumn {

        private final String name;
        private final long start;
        private final MemorySegment segment;
        private long reserved;
        private long size;

        Growing(final String name, final long start, final MemorySegment segment) {
            this.name = name;
            this.start = start;
            this.segment = segment;
        }

        @Override
        public long append(final int[] source, final int from, final int count) throws IOException {
            final long at = advance(count);
            MemorySegment.copy(source, from, segment, ValueLayout.JAVA_INT, at * Integer.BYTES, count);
            return at;
        }

        private synchronized long advance(final int count) throws IOException {
            final long needed = (size + count) * Integer.BYTES;
            if (needed > segment.byteSize()) {
                throw new IllegalStateException(
                        name + " grows past the " + segment.byteSize() + " bytes it was opened for");
            }
            if (needed > reserved) {
                final long more = Math.min(Math.max(needed - reserved, GROWTH), segment.byteSize() - reserved);
                space.reserve(name, start + reserved, more);
                reserved += more;
            }
            final long at = size;
            size += count;
            return at;
        }

        @Override
        public synchronized IntColumn seal() throws IOException {
            final long bytes = size * Integer.BYTES;
            record(name, start, bytes);
            if (end == aligned(start + segment.byteSize()) && PrivateFiles.posix()) {
                end = aligned(start + bytes);
                channel.truncate(end);
            }
            return columns.add(new IntColumn(segment.asSlice(0, bytes)));
        }

        @Override
        public synchronized long size() {
            return size;
        }
    }
}
