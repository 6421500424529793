package deadwood.model.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An index made by {@link MappedColumnStore#commit}, opened to be read. A column is mapped and checked against its checksums when it is
 * first touched, so opening takes no time, what nobody asks for costs nothing, and a damaged column is never read.
 */
public final class IndexFile implements AutoCloseable {

    /** Told that a column is damaged. */
    @FunctionalInterface
    public interface DamageListener {

        /**
         * Removes the index where it can be made anew.
         *
         * @return what a person is to do then, as the end of a sentence
         */
        String damaged() throws IOException;
    }

    /** What is to be done where the index is made anew. */
    static final String OPEN_AGAIN = "open the file again";

    private final Path file;
    private final FileChannel channel;
    private final Columns columns = new Columns();
    private final long start;
    private final DamageListener listener;
    /** Made when the first column is mapped: to close one takes longer than all else that a reader of the metadata does. */
    private @Nullable Arena arena;
    private final Map<String, IndexFormat.CheckedSection> sections = new HashMap<>();
    private final Map<String, MemorySegment> checked = new HashMap<>();
    private final IndexKey key;
    private final long stamp;
    private final long heapStamp;

    private IndexFile(final Path file, final FileChannel channel, final long start,
            final IndexFormat.Directory directory, final DamageListener listener) {
        this.file = file;
        this.channel = channel;
        this.start = start;
        this.key = directory.key();
        this.stamp = directory.stamp();
        this.heapStamp = directory.heapStamp();
        this.listener = listener;
        directory.sections().forEach(section -> sections.put(section.section().name(), section));
    }

    /**
     * @throws DamagedIndexException if it is no complete index of this version
     * @throws IOException if it cannot be read
     */
    public static IndexFile open(final Path file) throws IOException {
        return open(file, 0, Long.MAX_VALUE, () -> OPEN_AGAIN);
    }

    /**
     * @param start where in the file the index begins
     * @param bytes what it takes at the most
     * @throws DamagedIndexException if it is no complete index of this version
     * @throws IOException if it cannot be read
     */
    static IndexFile open(final Path file, final long start, final long bytes, final DamageListener listener)
            throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean good = false;
        try {
            final long size = Math.min(channel.size() - start, bytes);
            final IndexFile index = new IndexFile(file, channel, start,
                    IndexFormat.readDirectory(channel, start, size), listener);
            good = true;
            return index;
        } catch (final RuntimeException e) {
            throw new DamagedIndexException("damaged directory");
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    /** The file that this is the index of. */
    public IndexKey key() {
        return key;
    }

    /** A number that another content would not have: so parts are known that were computed of another one. */
    long stamp() {
        return stamp;
    }

    /** The stamp of the heap that this was computed of, 0 for a heap itself. */
    long heapStamp() {
        return heapStamp;
    }

    public boolean has(final String name) {
        return sections.containsKey(name);
    }

    /** @throws DamagedIndexException if there is no such column; {@link DamagedColumnException} comes when it is touched */
    public IntColumn ints(final String name) throws IOException {
        return columns.add(new IntColumn(size(name, Integer.BYTES), source(name)));
    }

    /** @throws DamagedIndexException if there is no such column; {@link DamagedColumnException} comes when it is touched */
    public LongColumn longs(final String name) throws IOException {
        return columns.add(new LongColumn(size(name, Long.BYTES), source(name)));
    }

    /** @throws DamagedIndexException if there is no such column; {@link DamagedColumnException} comes when it is touched */
    public ShortColumn shorts(final String name) throws IOException {
        return columns.add(new ShortColumn(size(name, Short.BYTES), source(name)));
    }

    /**
     * What the maker of the index noted beside the columns.
     *
     * @throws DamagedIndexException if its bytes are not those that were written
     */
    public byte[] metadata() throws IOException {
        size(IndexFormat.METADATA, 1);
        final IndexFormat.CheckedSection wanted = Objects.requireNonNull(sections.get(IndexFormat.METADATA));
        final byte[] bytes = IndexFormat.read(channel, start, wanted.section());
        if (!Arrays.equals(IndexFormat.checksums(MemorySegment.ofArray(bytes), bytes.length), wanted.checksums())) {
            throw new DamagedIndexException("damaged metadata");
        }
        return bytes;
    }

    private long size(final String name, final int unit) throws DamagedIndexException {
        final IndexFormat.CheckedSection section = sections.get(name);
        if (section == null || section.section().bytes() % unit != 0) {
            throw new DamagedIndexException("no column " + name);
        }
        return section.section().bytes() / unit;
    }

    private Supplier<MemorySegment> source(final String name) {
        return () -> {
            try {
                return check(name);
            } catch (final DamagedIndexException e) {
                throw damaged(String.valueOf(e.getMessage()));
            } catch (final IOException e) {
                throw damaged("column " + name + " cannot be read: " + e.getMessage());
            }
        };
    }

    private DamagedColumnException damaged(final String what) {
        log("index " + file + ": " + what);
        String remedy = OPEN_AGAIN;
        try {
            remedy = listener.damaged();
        } catch (final IOException e) {
            log("index " + file + " cannot be removed: " + e);
        }
        return new DamagedColumnException(
                "the index of " + key.path() + " is damaged (" + what + "); " + remedy);
    }

    /** Asks for a logger only now: it takes longer than all else that a reader of few columns does. */
    static void log(final String what) {
        System.getLogger(IndexFile.class.getName()).log(System.Logger.Level.WARNING, what);
    }

    private synchronized MemorySegment check(final String name) throws IOException {
        final MemorySegment known = checked.get(name);
        if (known != null) {
            return known;
        }
        final IndexFormat.CheckedSection wanted = Objects.requireNonNull(sections.get(name));
        final IndexFormat.Section section = wanted.section();
        final MemorySegment segment = section.bytes() == 0
                ? MemorySegment.NULL
                : channel.map(FileChannel.MapMode.READ_ONLY, start + section.offset(), section.bytes(), arena());
        try {
            if (!Arrays.equals(IndexFormat.checksums(segment, section.bytes()), wanted.checksums())) {
                throw new DamagedIndexException("damaged column " + name);
            }
        } catch (final InternalError e) {
            // What the JVM makes of a mapped page that the disk does not give.
            throw new DamagedIndexException("unreadable column " + name);
        }
        checked.put(name, segment);
        return segment;
    }

    private Arena arena() {
        Arena known = arena;
        if (known == null) {
            known = Arena.ofShared();
            arena = known;
        }
        return known;
    }

    @Override
    public synchronized void close() throws IOException {
        columns.end();
        if (arena != null) {
            arena.close();
        }
        channel.close();
    }
}
