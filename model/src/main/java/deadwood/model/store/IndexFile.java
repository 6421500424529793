package deadwood.model.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * An index made by {@link MappedColumnStore#commit}, opened to be read. A column is checked against its checksums when it is
 * asked for, so opening takes no time and a damaged column is never handed out.
 */
public final class IndexFile implements AutoCloseable {

    private final FileChannel channel;
    private final Arena arena = Arena.ofShared();
    private final Columns columns = new Columns();
    private final Map<String, IndexFormat.CheckedSection> sections = new HashMap<>();
    private final IndexKey key;

    private IndexFile(final FileChannel channel, final IndexFormat.Directory directory) {
        this.channel = channel;
        this.key = directory.key();
        directory.sections().forEach(section -> sections.put(section.section().name(), section));
    }

    /**
     * @throws DamagedIndexException if it is no complete index of this version
     * @throws IOException if it cannot be read
     */
    public static IndexFile open(final Path file) throws IOException {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new IndexFile(channel, IndexFormat.readDirectory(channel));
        } catch (final IOException e) {
            channel.close();
            throw e;
        } catch (final RuntimeException e) {
            channel.close();
            throw new DamagedIndexException("damaged directory");
        }
    }

    /** The file that this is the index of. */
    public IndexKey key() {
        return key;
    }

    public boolean has(final String name) {
        return sections.containsKey(name);
    }

    /** @throws DamagedIndexException if the column is missing or its bytes are not those that were written */
    public IntColumn ints(final String name) throws IOException {
        return columns.add(new IntColumn(section(name)));
    }

    /** @throws DamagedIndexException if the column is missing or its bytes are not those that were written */
    public LongColumn longs(final String name) throws IOException {
        return columns.add(new LongColumn(section(name)));
    }

    /** @throws DamagedIndexException if the column is missing or its bytes are not those that were written */
    public ShortColumn shorts(final String name) throws IOException {
        return columns.add(new ShortColumn(section(name)));
    }

    /** What the maker of the index noted beside the columns. */
    public byte[] metadata() throws IOException {
        return section(IndexFormat.METADATA).toArray(ValueLayout.JAVA_BYTE);
    }

    private MemorySegment section(final String name) throws IOException {
        final IndexFormat.CheckedSection checked = sections.get(name);
        if (checked == null) {
            throw new DamagedIndexException("no column " + name);
        }
        final IndexFormat.Section section = checked.section();
        if (section.bytes() == 0) {
            return MemorySegment.NULL;
        }
        final MemorySegment segment = channel.map(FileChannel.MapMode.READ_ONLY, section.offset(), section.bytes(),
                arena);
        if (!Arrays.equals(IndexFormat.checksums(segment, section.bytes()), checked.checksums())) {
            throw new DamagedIndexException("damaged column " + name);
        }
        return segment;
    }

    @Override
    public void close() throws IOException {
        columns.end();
        arena.close();
        channel.close();
    }
}
