package deadwood.importers.elf;

import deadwood.importers.ImportException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an ELF file (System V ABI, chapters 4 and 5): segments and sections, with 32 or 64 bits, little endian. A section is read when it
 * is asked for.
 */
final class ElfFile implements Closeable {

    /** Types of files. */
    static final int EXECUTABLE = 2;
    /** Types of sections. */
    static final int SYMBOLS = 2;
    static final int NOTES = 7;
    static final int DYNAMIC_SYMBOLS = 11;

    private static final int WITHOUT_BITS = 8;
    private static final int LOADED = 1;
    private static final int EXECUTABLE_FLAG = 1;
    private static final long COMPRESSED_FLAG = 0x800;
    private static final int ZLIB = 1;
    private static final int MAGIC = 0x464c_457f;
    private static final int IDENT = 16;
    /** Where there are 65,280 sections or more, the number is elsewhere. */
    private static final int EXTENDED_INDEX = 0xffff;
    private static final int MOST_PARTS = 1 << 20;
    /** Of any section, unless the Java heap is small. */
    private static final long LARGEST = 1L << 30;
    /** Deflate cannot do better than this (zlib's documentation, "Maximum Compression Factor"). */
    private static final long BEST_RATIO = 1032;

    private final FileChannel channel;
    private final long fileSize;
    private final Path path;
    /** Bytes of an address: 8 or 4. */
    private final int wordSize;
    private final int type;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /** A piece of the file that is mapped when the program runs; numbers are unsigned. */
    record Segment(long offset, long address, long fileSize, long memorySize, boolean executable) {

        boolean hasAddress(final long at) {
            return Long.compareUnsigned(at - address, memorySize) < 0;
        }

        boolean hasOffset(final long at) {
            return Long.compareUnsigned(at - offset, fileSize) < 0;
        }
    }

    /** A section; {@code size} is that in the file. */
    record Section(String name, int type, long flags, long address, long offset, long size, int link,
            long entrySize) {}

    private ElfFile(final FileChannel channel, final Path path) throws IOException {
        this.channel = channel;
        this.path = path;
        this.fileSize = channel.size();
        final ElfBytes ident = start(IDENT);
        if (ident.size() < Integer.BYTES || ident.i32(0) != MAGIC) {
            throw new ImportException.UnknownFormat(path + " is no ELF binary: it does not begin with 0x7f \"ELF\"");
        }
        if (ident.size() < IDENT) {
            throw cut();
        }
        final int bits = ident.u8(4);
        if (bits != 1 && bits != 2) {
            throw new ImportException.Corrupt(path + " is damaged: it is of neither 32 nor 64 bits", 4);
        }
        if (ident.u8(5) != 1) {
            throw new ImportException.UnknownFormat(
                    path + " is an ELF binary for big endian machines; only little endian ones can be read");
        }
        this.wordSize = bits == 2 ? Long.BYTES : Integer.BYTES;
        final int length = IDENT + 3 * wordSize + 8 + 4 + 12;
        final ElfBytes header = start(length);
        if (header.size() < length) {
            throw cut();
        }
        this.type = header.u16(IDENT);
        readSegments(header);
        readSections(header);
    }

    /**
     * Opens a file.
     *
     * @throws ImportException if it is no such file, ends too early or is damaged
     */
    static ElfFile open(final Path path) throws IOException {
        if (Files.notExists(path)) {
            throw new ImportException.UnknownFormat(path + " does not exist");
        }
        if (Files.isDirectory(path)) {
            throw new ImportException.UnknownFormat(path + " is a directory");
        }
        final FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ElfFile(channel, path);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    int wordSize() {
        return wordSize;
    }

    int type() {
        return type;
    }

    List<Segment> segments() {
        return segments;
    }

    List<Section> sections() {
        return sections;
    }

    /** The first section of one of these names, null if there is none with anything in it. */
    @Nullable
    Section section(final String... names) {
        for (final String name : names) {
            for (final Section section : sections) {
                if (section.name().equals(name) && section.type() != WITHOUT_BITS && section.size() > 0) {
                    return section;
                }
            }
        }
        return null;
    }

    private ImportException.Truncated cut() {
        return new ImportException.Truncated(path + " ends within the header of an ELF binary");
    }

    private ElfBytes start(final int length) throws IOException {
        return new ElfBytes(bytes(0, Math.min(length, fileSize), "the header"), path.toString(), 0);
    }

    private void readSegments(final ElfBytes header) throws IOException {
        final boolean wide = wordSize == Long.BYTES;
        final long offset = header.word(IDENT + 8 + wordSize, wordSize);
        final int behind = IDENT + 8 + 3 * wordSize + 4;
        final int entry = header.u16(behind + 2);
        final int count = header.u16(behind + 4);
        if (offset == 0 || count == 0) {
            return;
        }
        if (entry < (wide ? 56 : 32)) {
            throw header.damage("its program headers are too short");
        }
        final ElfBytes table = table(offset, (long) entry * count, "the program headers");
        for (int i = 0; i < count; i++) {
            final long at = (long) i * entry;
            if (table.u32(at) == LOADED) {
                segments.add(wide
                        ? new Segment(table.u64(at + 8), table.u64(at + 16), table.u64(at + 32), table.u64(at + 40),
                                (table.u32(at + 4) & EXECUTABLE_FLAG) != 0)
                        : new Segment(table.u32(at + 4), table.u32(at + 8), table.u32(at + 16), table.u32(at + 20),
                                (table.u32(at + 24) & EXECUTABLE_FLAG) != 0));
            }
        }
    }

    private void readSections(final ElfBytes header) throws IOException {
        final boolean wide = wordSize == Long.BYTES;
        final long offset = header.word(IDENT + 8 + 2L * wordSize, wordSize);
        final int behind = IDENT + 8 + 3 * wordSize + 4;
        final int entry = header.u16(behind + 6);
        if (offset == 0) {
            return;
        }
        if (entry < (wide ? 64 : 40)) {
            throw header.damage("its section headers are too short");
        }
        final Section first = section(table(offset, entry, "the section headers"), 0);
        final long count = header.u16(behind + 8) == 0 ? first.size() : header.u16(behind + 8);
        final int namesIndex = header.u16(behind + 10) == EXTENDED_INDEX ? first.link() : header.u16(behind + 10);
        if (count < 0 || count > MOST_PARTS) {
            throw header.damage("it claims to have %s sections".formatted(Long.toUnsignedString(count)));
        }
        final ElfBytes table = table(offset, count * entry, "the section headers");
        final List<Section> nameless = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nameless.add(section(table, (long) i * entry));
        }
        final ElfBytes names = namesIndex > 0 && namesIndex < count
                ? read(nameless.get(namesIndex))
                : new ElfBytes(new byte[0], "the table of section names", 0);
        for (int i = 0; i < count; i++) {
            final Section section = nameless.get(i);
            final long name = table.u32((long) i * entry);
            sections.add(new Section(name < names.size() ? names.text(name) : "", section.type(), section.flags(),
                    section.address(), section.offset(), section.size(), section.link(), section.entrySize()));
        }
    }

    private Section section(final ElfBytes table, final long at) throws ImportException.Corrupt {
        final int w = wordSize;
        return new Section("", table.i32(at + 4), table.word(at + 8, w), table.word(at + 8 + w, w),
                table.word(at + 8 + 2L * w, w), table.word(at + 8 + 3L * w, w), table.i32(at + 8 + 4L * w),
                table.word(at + 16 + 5L * w, w));
    }

    private ElfBytes table(final long offset, final long length, final String what) throws IOException {
        return new ElfBytes(bytes(offset, length, what), what + " of " + path, offset);
    }

    /** Reads a section, and inflates it where it is compressed. */
    ElfBytes read(final Section section) throws IOException {
        final String what = section.name().isEmpty()
                ? "a section of " + path
                : "the section " + section.name() + " of " + path;
        if (section.type() == WITHOUT_BITS) {
            return new ElfBytes(new byte[0], what, 0);
        }
        final ElfBytes raw = new ElfBytes(bytes(section.offset(), section.size(), what), what, section.offset());
        return (section.flags() & COMPRESSED_FLAG) == 0 ? raw : inflated(raw, section.offset());
    }

    /** Reads what is mapped at an address, to the end of its segment or {@code most} bytes; null where nothing of the file is. */
    @Nullable
    ElfBytes readAt(final long address, final long most) throws IOException {
        for (final Segment segment : segments) {
            final long within = address - segment.address();
            if (Long.compareUnsigned(within, segment.fileSize()) < 0) {
                final long length = Math.min(segment.fileSize() - within, most);
                return table(segment.offset() + within, length, "a segment");
            }
        }
        return null;
    }

    private ElfBytes inflated(final ElfBytes raw, final long offset) throws ImportException {
        final int head = wordSize == Long.BYTES ? 24 : 12;
        final int kind = raw.i32(0);
        if (kind != ZLIB) {
            throw new ImportException.UnknownFormat(
                    raw.what() + " is compressed in a way that cannot be read (%d; zlib is %d)".formatted(kind, ZLIB));
        }
        final long claimed = raw.word(wordSize, wordSize);
        final long compressed = (long) raw.size() - head;
        if (compressed < 0 || claimed < 0 || claimed > BEST_RATIO * (compressed + 1)) {
            throw raw.damage("%,d bytes cannot inflate to %s".formatted(Math.max(compressed, 0), Long.toUnsignedString(
                    claimed)));
        }
        checkSize(claimed, raw.what());
        final byte[] target = new byte[(int) claimed];
        try (Inflater inflater = new Inflater()) {
            raw.feed(inflater, head);
            int filled = 0;
            while (filled < target.length) {
                final int count = inflater.inflate(target, filled, target.length - filled);
                if (count == 0) {
                    throw raw.damage("it inflates to %,d bytes, not %,d".formatted(filled, claimed));
                }
                filled += count;
            }
        } catch (final DataFormatException e) {
            throw raw.damage("it does not inflate");
        }
        return new ElfBytes(target, raw.what(), offset);
    }

    private static void checkSize(final long size, final String what) throws ImportException.TooLarge {
        final long most = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 4);
        if (size > most) {
            throw new ImportException.TooLarge("%s has %,d bytes, more than the %,d that may be read of one".formatted(
                    what, size, most));
        }
    }

    private byte[] bytes(final long offset, final long length, final String what) throws IOException {
        if (offset < 0 || length < 0 || offset > fileSize || length > fileSize - offset) {
            throw new ImportException.Truncated(
                    "%s ends within %s: that lies at byte %s, and the file has %,d".formatted(path, what, Long
                            .toUnsignedString(offset), fileSize));
        }
        checkSize(length, what);
        final ByteBuffer buffer = ByteBuffer.allocate((int) length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new ImportException.Truncated(path + " became shorter while it was read");
            }
        }
        return buffer.array();
    }
}
