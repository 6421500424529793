package deadwood.importers.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** Small binaries of 32 or 64 bits: one segment, and whatever sections are added. */
final class SmallElf {

    static final int FUNCTION = 2;
    static final int EXECUTABLE = 2;
    static final int SHARED = 3;
    /** Where the segment is in the file, and where the linker put it. */
    static final int SEGMENT_OFFSET = 0x100;
    static final int SEGMENT_SIZE = 0x1000;

    private final boolean wide;
    private final int type;
    private final long address;
    private final List<Section> sections = new ArrayList<>();

    private record Section(String name, int type, long flags, byte[] content, int link) {}

    /** @param address of the segment */
    SmallElf(final boolean wide, final int type, final long address) {
        this.wide = wide;
        this.type = type;
        this.address = address;
        sections.add(new Section("", 0, 0, new byte[0], 0));
    }

    /** A section; its number. */
    int section(final String name, final int sectionType, final byte[] content, final int link) {
        sections.add(new Section(name, sectionType, 0, content, link));
        return sections.size() - 1;
    }

    /** A section that claims to inflate to so many bytes. */
    void compressed(final String name, final byte[] content, final long claimed) {
        final Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        final byte[] buffer = new byte[content.length + 100];
        final int length = deflater.deflate(buffer);
        deflater.end();
        final Bytes bytes = new Bytes().u32(1);
        if (wide) {
            bytes.u32(0).u64(claimed).u64(1);
        } else {
            bytes.u32((int) claimed).u32(1);
        }
        for (int i = 0; i < length; i++) {
            bytes.u8(buffer[i]);
        }
        sections.add(new Section(name, 1, 0x800, bytes.array(), 0));
    }

    /** Symbols as name, address, size, all of them functions. */
    void functions(final List<Symbol> symbols) {
        final Bytes names = new Bytes().u8(0);
        final Bytes table = new Bytes();
        for (final Symbol symbol : symbols) {
            final int name = names.size();
            names.text(symbol.name());
            if (wide) {
                table.u32(name).u8(FUNCTION).u8(0).u16(1).u64(symbol.address()).u64(symbol.size());
            } else {
                table.u32(name).u32((int) symbol.address()).u32((int) symbol.size()).u8(FUNCTION).u8(0).u16(1);
            }
        }
        section(".symtab", ElfFile.SYMBOLS, table.array(), section(".strtab", 3, names.array(), 0));
    }

    record Symbol(String name, long address, long size) {}

    byte[] bytes() {
        final Bytes names = new Bytes();
        final List<Integer> nameOffsets = new ArrayList<>();
        sections.add(new Section(".shstrtab", 3, 0, new byte[0], 0));
        for (final Section section : sections) {
            nameOffsets.add(names.size());
            names.text(section.name());
        }
        sections.set(sections.size() - 1, new Section(".shstrtab", 3, 0, names.array(), 0));
        final Bytes content = new Bytes();
        final List<Integer> offsets = new ArrayList<>();
        final int start = SEGMENT_OFFSET + SEGMENT_SIZE;
        for (final Section section : sections) {
            offsets.add(start + content.size());
            content.bytes(section.content());
        }
        final Bytes out = header(start + content.size());
        segment(out);
        while (out.size() < start) {
            out.u8(0x90);
        }
        out.bytes(content.array());
        for (int i = 0; i < sections.size(); i++) {
            final Section section = sections.get(i);
            out.u32(nameOffsets.get(i)).u32(section.type()).word(section.flags(), wide).word(0, wide)
                    .word(offsets.get(i), wide).word(section.content().length, wide).u32(section.link()).u32(0)
                    .word(1, wide).word(0, wide);
        }
        return out.array();
    }

    private Bytes header(final int sectionHeaders) {
        final Bytes out = new Bytes().u8(0x7f).u8('E').u8('L').u8('F').u8(wide ? 2 : 1).u8(1).u8(1);
        while (out.size() < 16) {
            out.u8(0);
        }
        out.u16(type).u16(62).u32(1).word(address, wide).word(wide ? 64 : 52, wide).word(sectionHeaders, wide).u32(0);
        out.u16(wide ? 64 : 52).u16(wide ? 56 : 32).u16(1).u16(wide ? 64 : 40).u16(sections.size())
                .u16(sections.size() - 1);
        return out;
    }

    private void segment(final Bytes out) {
        if (wide) {
            out.u32(1).u32(5).u64(SEGMENT_OFFSET).u64(address).u64(address).u64(SEGMENT_SIZE).u64(SEGMENT_SIZE)
                    .u64(0x1000);
        } else {
            out.u32(1).u32(SEGMENT_OFFSET).u32((int) address).u32((int) address).u32(SEGMENT_SIZE).u32(SEGMENT_SIZE)
                    .u32(5).u32(0x1000);
        }
    }

    /** Little endian. */
    static final class Bytes {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        int size() {
            return out.size();
        }

        byte[] array() {
            return out.toByteArray();
        }

        Bytes u8(final int value) {
            out.write(value);
            return this;
        }

        Bytes u16(final int value) {
            return u8(value).u8(value >> 8);
        }

        Bytes u32(final int value) {
            return u16(value).u16(value >> 16);
        }

        Bytes u64(final long value) {
            return bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        }

        Bytes word(final long value, final boolean wide) {
            return wide ? u64(value) : u32((int) value);
        }

        Bytes bytes(final byte[] value) {
            out.writeBytes(value);
            return this;
        }

        /** With a zero behind it. */
        Bytes text(final String value) {
            return bytes(value.getBytes(StandardCharsets.UTF_8)).u8(0);
        }

        Bytes unsigned(final long value) {
            long rest = value;
            while (Long.compareUnsigned(rest, 0x7f) > 0) {
                u8((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            return u8((int) rest);
        }

        Bytes signed(final long value) {
            long rest = value;
            while (rest < -64 || rest > 63) {
                u8((int) (rest & 0x7f | 0x80));
                rest >>= 7;
            }
            return u8((int) (rest & 0x7f));
        }
    }
}
