package deadwood.importers.elf;

import deadwood.importers.elf.SmallElf.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of Go with two functions: {@code main.main} in main.go, 0x40 bytes long, whose lines go up by one every 8 bytes from 10 on, and
 * {@code main.leaf} in leaf.go, 0x20 bytes, of line 70. From 0x10 to 0x18 {@code main.main} has {@code main.inlined} in leaf.go inlined.
 */
final class SmallGoTable {

    static final int MAGIC_1_16 = 0xffff_fffa;
    static final int MAGIC_1_18 = 0xffff_fff0;
    static final int MAGIC_1_20 = 0xffff_fff1;

    private final int magic;
    private final Bytes names = new Bytes();
    private final Bytes values = new Bytes().u8(0);

    private SmallGoTable(final int magic) {
        this.magic = magic;
    }

    private int name(final String name) {
        final int at = names.size();
        names.text(name);
        return at;
    }

    /** A table by address, of pairs of a value and how many bytes have it. */
    private int pairs(final int... pairs) {
        final int at = values.size();
        int value = -1;
        for (int i = 0; i < pairs.length; i += 2) {
            final int difference = pairs[i] - value;
            values.unsigned((difference << 1 ^ difference >> 31) & 0xffff_ffffL).unsigned(pairs[i + 1]);
            value = pairs[i];
        }
        values.u8(0);
        return at;
    }

    /** @param text where the first function begins */
    static byte[] table(final int magic, final long text) {
        return new SmallGoTable(magic).bytes(text);
    }

    /** What {@code go:func.*} begins: the call that is inlined, at the address 8 in the function. */
    static byte[] inlinedCalls(final int magic) {
        final int nameOfInlined = "main.main".length() + 1 + "main.leaf".length() + 1;
        return magic == MAGIC_1_20
                ? new Bytes().u32(0).u32(nameOfInlined).u32(8).u32(68).array()
                : new Bytes().u16(-1).u16(0).u32(1).u32(69).u32(nameOfInlined).u32(8).array();
    }

    private byte[] bytes(final long text) {
        final boolean relative = magic != MAGIC_1_16;
        final int main = name("main.main");
        final int leaf = name("main.leaf");
        name("main.inlined");
        final Bytes units = new Bytes().u32(0).u32("main.go".length() + 1);
        final Bytes files = new Bytes().text("main.go").text("leaf.go");
        final int[] mainTables = {pairs(0, 16, 1, 8, 0, 40), pairs(10, 8, 11, 8, 69, 8, 13, 8, 14, 32), pairs(-1, 16, 0,
                8, -1, 40)};
        final int[] leafTables = {pairs(1, 32), pairs(70, 32), 0};
        final int fieldSize = relative ? 4 : 8;
        final int functab = 5 * fieldSize;
        final List<byte[]> functions = new ArrayList<>();
        functions.add(function(text, 0, main, 9, mainTables));
        functions.add(function(text, 0x40, leaf, 70, leafTables));
        final Bytes functionTable = new Bytes();
        final int[] starts = {0, 0x40};
        int at = functab;
        for (int i = 0; i < 2; i++) {
            functionTable.word(relative ? starts[i] : text + starts[i], !relative).word(at, !relative);
            at += functions.get(i).length;
        }
        functionTable.word(relative ? 0x60 : text + 0x60, !relative);
        functions.forEach(functionTable::bytes);
        final Bytes out = new Bytes().u32(magic).u8(0).u8(0).u8(1).u8(8).u64(2).u64(2);
        if (relative) {
            out.u64(text);
        }
        long offset = out.size() + 5L * 8;
        for (final Bytes part : List.of(names, units, files, values)) {
            out.u64(offset);
            offset += part.size();
        }
        return out.u64(offset).bytes(names.array()).bytes(units.array()).bytes(files.array()).bytes(values.array())
                .bytes(functionTable.array()).array();
    }

    private byte[] function(final long text, final int start, final int name, final int startLine,
            final int[] tables) {
        final boolean inlines = tables[2] != 0;
        final Bytes out = new Bytes();
        if (magic == MAGIC_1_16) {
            out.u64(text + start);
        } else {
            out.u32(start);
        }
        out.u32(name).u32(0).u32(0).u32(0).u32(tables[0]).u32(tables[1]).u32(inlines ? 3 : 0).u32(0);
        if (magic == MAGIC_1_20) {
            out.u32(startLine);
        }
        out.u8(0).u8(0).u8(0).u8(inlines ? 4 : 0);
        if (inlines) {
            out.u32(0).u32(0).u32(tables[2]);
            if (magic != MAGIC_1_16) {
                out.u32(-1).u32(-1).u32(-1).u32(0);
            }
        }
        return out.array();
    }
}
