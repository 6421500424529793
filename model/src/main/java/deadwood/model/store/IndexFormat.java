package deadwood.model.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * How an index file looks: one page of header, then page-aligned sections of raw columns in the byte order of the machine, at
 * the end the directory that names the sections with a CRC32C for every block of {@value #BLOCK} bytes.
 * <p>
 * Header, big-endian: magic, format version, byte order of the columns, position, length and CRC32C of the directory, CRC32C of
 * the header itself. The header is written last: a file without one is no index.
 */
final class IndexFormat {

    static final int HEADER_BYTES = 4096;
    static final String TEMPORARY_SUFFIX = ".building";
    static final String METADATA = "metadata";
    /** Changes whenever columns change their meaning: an index of another version is built anew. */
    static final int VERSION = 2;

    private static final long MAGIC = 0x44454144_574F4F44L;
    private static final int BLOCK = 1 << 20;
    private static final int HEADER_FIELDS = 8 + 4 + 4 + 8 + 4 + 4;

    private IndexFormat() {}

    /** A column in the file. */
    record Section(String name, long offset, long bytes) {}

    /** A section with the checksums of its blocks. */
    record CheckedSection(Section section, int[] checksums) {}

    /**
     * What the directory says.
     *
     * @param heapStamp stamp of the heap that the columns were computed of, 0 for a heap itself
     * @param stamp of the directory's bytes, which hold the checksums of all others
     */
    record Directory(IndexKey key, long heapStamp, long stamp, List<CheckedSection> sections) {}

    /** Gives the memory of a section. */
    @FunctionalInterface
    interface Mapping {
        MemorySegment of(Section section) throws IOException;
    }

    static byte[] directory(final IndexKey key, final long heapStamp, final Collection<Section> sections,
            final Mapping mapping) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(key.path());
            out.writeLong(key.size());
            out.writeLong(key.modifiedNanos());
            out.writeUTF(key.headHash());
            out.writeLong(heapStamp);
            out.writeInt(sections.size());
            for (final Section section : sections) {
                out.writeUTF(section.name());
                out.writeLong(section.offset());
                out.writeLong(section.bytes());
                for (final int checksum : checksums(mapping.of(section), section.bytes())) {
                    out.writeInt(checksum);
                }
            }
        }
        return bytes.toByteArray();
    }

    static void writeDirectory(final FileChannel channel, final long position, final byte[] directory)
            throws IOException {
        write(channel, ByteBuffer.wrap(directory), position);
        final ByteBuffer header = ByteBuffer.allocate(HEADER_FIELDS + Integer.BYTES);
        header.putLong(MAGIC).putInt(VERSION).putInt(byteOrder()).putLong(position).putInt(directory.length)
                .putInt(crc(directory));
        header.putInt(crc(Arrays.copyOf(header.array(), HEADER_FIELDS)));
        write(channel, header.flip(), 0);
    }

    private static void write(final FileChannel channel, final ByteBuffer bytes, final long start) throws IOException {
        long position = start;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /**
     * @param start where in the file the index begins
     * @param size bytes from there to the end
     * @throws DamagedIndexException if the file is no complete index of this version and machine
     */
    static Directory readDirectory(final FileChannel channel, final long start, final long size) throws IOException {
        final byte[] headerBytes = read(channel, start, 0, HEADER_FIELDS + Integer.BYTES, size);
        final ByteBuffer header = ByteBuffer.wrap(headerBytes);
        if (header.getLong(0) != MAGIC) {
            throw new DamagedIndexException("no index");
        }
        if (header.getInt(HEADER_FIELDS) != crc(Arrays.copyOf(headerBytes, HEADER_FIELDS))) {
            throw new DamagedIndexException("damaged header");
        }
        if (header.getInt(8) != VERSION || header.getInt(12) != byteOrder()) {
            throw new DamagedIndexException("made by another version or on another kind of machine");
        }
        final long position = header.getLong(16);
        final byte[] directory = read(channel, start, position, header.getInt(24), size);
        if (crc(directory) != header.getInt(28)) {
            throw new DamagedIndexException("damaged directory");
        }
        return parse(directory, size);
    }

    private static Directory parse(final byte[] directory, final long fileSize) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(directory))) {
            final IndexKey key = new IndexKey(in.readUTF(), in.readLong(), in.readLong(), in.readUTF());
            final long heapStamp = in.readLong();
            final int count = in.readInt();
            final List<CheckedSection> sections = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                final Section section = new Section(in.readUTF(), in.readLong(), in.readLong());
                if (section.offset() < 0 || section.bytes() < 0 || section.offset() > fileSize - section.bytes()) {
                    throw new DamagedIndexException("cut off");
                }
                final int[] checksums = new int[blocks(section.bytes())];
                for (int block = 0; block < checksums.length; block++) {
                    checksums[block] = in.readInt();
                }
                sections.add(new CheckedSection(section, checksums));
            }
            return new Directory(key, heapStamp, stamp(directory), List.copyOf(sections));
        }
    }

    private static byte[] read(final FileChannel channel, final long start, final long offset, final int length,
            final long size) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new DamagedIndexException("cut off");
        }
        final byte[] content = new byte[length];
        final ByteBuffer bytes = ByteBuffer.wrap(content);
        long position = start + offset;
        while (bytes.hasRemaining()) {
            final int read = channel.read(bytes, position);
            if (read < 0) {
                throw new DamagedIndexException("cut off");
            }
            position += read;
        }
        return content;
    }

    /** The bytes of a section that is small. */
    static byte[] read(final FileChannel channel, final long start, final Section section) throws IOException {
        return read(channel, start, section.offset(), Math.toIntExact(section.bytes()), Long.MAX_VALUE);
    }

    /** The CRC32C of every block, on all processors. */
    static int[] checksums(final MemorySegment segment, final long bytes) {
        final int blocks = blocks(bytes);
        if (blocks > 1) {
            return IntStream.range(0, blocks).parallel().map(block -> checksum(segment, bytes, block)).toArray();
        }
        // Most columns that a short command touches are small: no threads are worth starting for them.
        return blocks == 0 ? new int[0] : new int[]{checksum(segment, bytes, 0)};
    }

    private static int checksum(final MemorySegment segment, final long bytes, final int block) {
        final long from = (long) block * BLOCK;
        final CRC32C crc = new CRC32C();
        crc.update(segment.asSlice(from, Math.min(BLOCK, bytes - from)).asByteBuffer());
        return (int) crc.getValue();
    }

    /** Two kinds of checksum, since one of 32 bits is little among many indexes. */
    static long stamp(final byte[] directory) {
        final CRC32 other = new CRC32();
        other.update(directory);
        return other.getValue() << Integer.SIZE | Integer.toUnsignedLong(crc(directory));
    }

    private static int blocks(final long bytes) {
        return Math.toIntExact((bytes + BLOCK - 1) / BLOCK);
    }

    private static int crc(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static int byteOrder() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 2;
    }
}
