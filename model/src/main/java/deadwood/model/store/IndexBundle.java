package deadwood.model.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * All parts of the index of one dump in one file that can be taken to another machine: a page of header that says where each part begins,
 * then the files of the parts, page-aligned, as they are.
 */
public final class IndexBundle implements IndexParts {

    /** What a bundle begins with. */
    private static final byte[] MAGIC = "DEADWOOD INDEX\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PAGE = IndexFormat.HEADER_BYTES;
    private static final long COPIED_AT_ONCE = 16L << 20;

    private record Extent(long start, long bytes) {}

    private final Path file;
    private final Map<String, Extent> extents;
    private volatile long heapStamp;

    private IndexBundle(final Path file, final Map<String, Extent> extents) {
        this.file = file;
        this.extents = extents;
    }

    /** Whether a file that begins like this is a bundle. */
    public static boolean begins(final byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Writes a bundle; what stood in the file before stays until it is complete.
     *
     * @param target readable by its owner alone
     * @throws StoreFullException if there is no space for it
     * @throws java.util.concurrent.CancellationException if it was cancelled; nothing is left behind then
     */
    public static void write(final IndexParts parts, final Path target, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Map<Path, Extent> places = new LinkedHashMap<>();
        long end = PAGE;
        final List<Path> files = parts.files();
        if (files.stream().noneMatch(file -> IndexCache.partOf(file).equals(IndexCache.HEAP))) {
            throw new StoreFullException(
                    target + " cannot be written: the index was removed or replaced while it was used");
        }
        for (final Path part : files) {
            places.put(part, new Extent(end, Files.size(part)));
            end = end + Files.size(part) + PAGE - 1 & -PAGE;
        }
        final Path parent = target.toAbsolutePath().getParent();
        final Path temporary = PrivateFiles.createTemporary(parent == null ? Path.of("") : parent, ".index-",
                IndexFormat.TEMPORARY_SUFFIX);
        boolean done = false;
        final Progress.Step step = progress.begin("writing the index", end, Progress.Unit.BYTES);
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            for (final Map.Entry<Path, Extent> place : places.entrySet()) {
                copy(place.getKey(), out, place.getValue().start(), step, cancel);
            }
            writeFully(out, ByteBuffer.wrap(header(places)), 0);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        } catch (final IOException e) {
            throw new StoreFullException(target + " cannot be written: " + e.getMessage(), e);
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static byte[] header(final Map<Path, Extent> places) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(places.size());
            for (final Map.Entry<Path, Extent> place : places.entrySet()) {
                out.writeUTF(IndexCache.partOf(place.getKey()));
                out.writeLong(place.getValue().start());
                out.writeLong(place.getValue().bytes());
            }
        }
        final byte[] page = Arrays.copyOf(bytes.toByteArray(), PAGE);
        ByteBuffer.wrap(page).putInt(PAGE - Integer.BYTES, crc(page));
        return page;
    }

    private static int crc(final byte[] page) {
        final CRC32C crc = new CRC32C();
        crc.update(page, 0, PAGE - Integer.BYTES);
        return (int) crc.getValue();
    }

    private static void copy(final Path part, final FileChannel out, final long start, final Progress.Step step,
            final CancelSignal cancel) throws IOException {
        try (FileChannel in = FileChannel.open(part, StandardOpenOption.READ)) {
            final ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(COPIED_AT_ONCE, in.size()));
            long position = 0;
            while (in.read(buffer.clear(), position) > 0) {
                cancel.check();
                final int read = buffer.flip().limit();
                writeFully(out, buffer, start + position);
                position += read;
                step.advance(read);
            }
        }
    }

    private static void writeFully(final FileChannel out, final ByteBuffer bytes, final long start)
            throws IOException {
        long at = start;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
    }

    /** @throws DamagedIndexException if it is no complete bundle of this version */
    public static IndexBundle open(final Path file) throws IOException {
        final byte[] page;
        try (var in = Files.newInputStream(file)) {
            page = in.readNBytes(PAGE);
        }
        if (page.length < PAGE || !begins(page)
                || ByteBuffer.wrap(page).getInt(PAGE - Integer.BYTES) != crc(page)) {
            throw new DamagedIndexException("damaged header");
        }
        final Map<String, Extent> extents = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(page, MAGIC.length, PAGE - MAGIC.length))) {
            for (int left = in.readInt(); left > 0; left--) {
                extents.put(in.readUTF(), new Extent(in.readLong(), in.readLong()));
            }
        }
        return new IndexBundle(file, extents);
    }

    /** The heap, which comes before its parts. Its key names the dump as it was where the bundle was made. */
    public IndexFile heap() throws IOException {
        final Extent extent = extents.get(IndexCache.HEAP);
        if (extent == null) {
            throw new DamagedIndexException("no heap");
        }
        final IndexFile heap = open(extent);
        heapStamp = heap.stamp();
        return heap;
    }

    private IndexFile open(final Extent extent) throws IOException {
        return IndexFile.open(file, extent.start(), extent.bytes(), () -> "make " + file + " again of the dump");
    }

    @Override
    public @Nullable IndexFile open(final String part) throws IOException {
        final Extent extent = extents.get(part);
        if (extent == null) {
            return null;
        }
        try {
            final IndexFile index = open(extent);
            if (index.heapStamp() == heapStamp) {
                return index;
            }
            index.close();
            IndexFile.log("index " + file + ": part " + part + " is not used: it is of another heap");
        } catch (final DamagedIndexException e) {
            IndexFile.log("index " + file + ": part " + part + " is not used: " + e.getMessage());
        }
        return null;
    }

    @Override
    public @Nullable MappedColumnStore building() {
        return null;
    }

    @Override
    public void commit(final MappedColumnStore built, final String part, final byte[] metadata) {
        throw new IllegalStateException("a bundle is never changed");
    }

    @Override
    public void discard(final String part) {
        // never changed
    }

    @Override
    public List<Path> files() {
        return List.of();
    }
}
