package deadwood.importers.elf;

import deadwood.importers.ImportException;
import java.util.ArrayList;
import java.util.List;

/** The lists of directories and files from DWARF 5 on, which say themselves what they consist of (6.2.4.1; forms: 7.5.6). */
final class LineEntries {

    private static final int PATH = 1;
    private static final int DIRECTORY = 2;
    private static final int BLOCK2 = 0x03;
    private static final int BLOCK4 = 0x04;
    private static final int DATA2 = 0x05;
    private static final int DATA4 = 0x06;
    private static final int DATA8 = 0x07;
    private static final int STRING = 0x08;
    private static final int BLOCK = 0x09;
    private static final int BLOCK1 = 0x0a;
    private static final int DATA1 = 0x0b;
    private static final int FLAG = 0x0c;
    private static final int SDATA = 0x0d;
    private static final int STRP = 0x0e;
    private static final int UDATA = 0x0f;
    private static final int STRX = 0x1a;
    private static final int DATA16 = 0x1e;
    private static final int LINE_STRP = 0x1f;
    private static final int STRX1 = 0x25;
    private static final int STRX2 = 0x26;
    private static final int STRX3 = 0x27;
    private static final int STRX4 = 0x28;

    private final ElfBytes bytes;
    private final int offsetSize;

    private long path = LineNames.NONE;
    private long number;

    private record Field(long content, long form) {}

    /** Takes an entry. */
    interface Sink {

        /** @param path as {@link LineNames} refers to it */
        void take(long path, long directory);
    }

    /** @param offsetSize 8 in 64-bit DWARF, else 4 */
    LineEntries(final ElfBytes bytes, final int offsetSize) {
        this.bytes = bytes;
        this.offsetSize = offsetSize;
    }

    /** Reads a list. */
    void read(final ElfCursor cursor, final Sink sink) throws ImportException.Corrupt {
        final int fieldCount = cursor.u8();
        final List<Field> fields = new ArrayList<>();
        for (int i = 0; i < fieldCount; i++) {
            fields.add(new Field(cursor.unsigned(), cursor.unsigned()));
        }
        final long count = cursor.unsigned();
        if (count != 0 && fieldCount == 0 || count < 0 || count > bytes.size()) {
            throw bytes.damage("a unit claims to have %s files".formatted(Long.toUnsignedString(count)));
        }
        for (long i = 0; i < count; i++) {
            long name = LineNames.NONE;
            long directory = 0;
            for (final Field field : fields) {
                value(cursor, field.form());
                if (field.content() == PATH) {
                    name = path;
                } else if (field.content() == DIRECTORY) {
                    directory = number;
                }
            }
            sink.take(name, directory);
        }
    }

    /** Reads a value into {@link #path} or {@link #number}. Paths by index into tables that other sections have stay empty. */
    private void value(final ElfCursor cursor, final long form) throws ImportException.Corrupt {
        path = LineNames.NONE;
        switch ((int) form) {
            case STRING -> path = LineNames.here(cursor.text());
            case LINE_STRP -> path = LineNames.lineString(cursor.word(offsetSize));
            case STRP -> path = LineNames.string(cursor.word(offsetSize));
            case UDATA, STRX -> number = cursor.unsigned();
            case SDATA -> number = cursor.signed();
            case DATA1, STRX1, FLAG -> number = cursor.u8();
            case DATA2, STRX2 -> number = cursor.u16();
            case STRX3 -> cursor.skip(3);
            case DATA4, STRX4 -> number = cursor.u32();
            case DATA8 -> number = cursor.word(Long.BYTES);
            case DATA16 -> cursor.skip(16);
            case BLOCK -> cursor.skip(cursor.unsigned());
            case BLOCK1 -> cursor.skip(cursor.u8());
            case BLOCK2 -> cursor.skip(cursor.u16());
            case BLOCK4 -> cursor.skip(cursor.u32());
            default -> throw bytes.damage("a unit has a field of the unknown form " + form);
        }
    }
}
