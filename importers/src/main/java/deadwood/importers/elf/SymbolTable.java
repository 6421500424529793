package deadwood.importers.elf;

import deadwood.importers.ImportException;
import deadwood.importers.samples.IntList;
import deadwood.importers.samples.LongList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The functions of {@code .symtab} or {@code .dynsym} by address (System V ABI, chapter 4, symbol table). */
final class SymbolTable {

    private static final int FUNCTION = 2;
    private static final int INDIRECT_FUNCTION = 10;
    private static final int UNDEFINED = 0;
    private static final int MOST = 1 << 22;

    private final ElfBytes symbols;
    private final ElfBytes names;
    private final boolean wide;
    private final int entrySize;
    private final long[] addresses;
    private final long[] sizes;
    private final long[] nameOffsets;

    /** A function or a label: sizes and addresses are unsigned, a size of 0 is unknown. */
    record Symbol(String name, long address, long size) {}

    /** @param wordSize bytes of an address */
    SymbolTable(final ElfBytes symbols, final ElfBytes names, final int wordSize) throws ImportException {
        this.symbols = symbols;
        this.names = names;
        this.wide = wordSize == Long.BYTES;
        this.entrySize = wide ? 24 : 16;
        final LongList found = new LongList();
        final LongList foundSizes = new LongList();
        final IntList foundNames = new IntList();
        for (int at = 0; at <= symbols.size() - entrySize; at += entrySize) {
            final int type = symbols.u8(at + (wide ? 4 : 12)) & 0xf;
            final boolean isDefined = symbols.u16(at + (wide ? 6 : 14)) != UNDEFINED;
            if ((type == FUNCTION || type == INDIRECT_FUNCTION) && isDefined && symbols.u32(at) < names.size()) {
                if (found.size() == MOST) {
                    throw new ImportException.TooLarge(
                            "%s has more than %,d functions".formatted(symbols.what(), MOST));
                }
                found.add(address(at));
                foundSizes.add(wide ? symbols.u64(at + 16) : symbols.u32(at + 8));
                foundNames.add((int) symbols.u32(at));
            }
        }
        // By address; of several names of one, the one with the largest size, then the first of the file.
        final int[] order = IntStream.range(0, found.size()).boxed().sorted((left, right) -> {
            final int byAddress = Long.compareUnsigned(found.get(left), found.get(right));
            final int bySize = Long.compareUnsigned(foundSizes.get(right), foundSizes.get(left));
            return byAddress != 0 ? byAddress : bySize != 0 ? bySize : Integer.compare(left, right);
        }).mapToInt(Integer::intValue).toArray();
        final int[] distinct = IntStream.range(0, order.length)
                .filter(i -> i == 0 || found.get(order[i]) != found.get(order[i - 1])).map(i -> order[i]).toArray();
        this.addresses = IntStream.of(distinct).mapToLong(found::get).toArray();
        this.sizes = IntStream.of(distinct).mapToLong(foundSizes::get).toArray();
        this.nameOffsets = IntStream.of(distinct).mapToLong(foundNames::get).toArray();
    }

    private long address(final int at) throws ImportException.Corrupt {
        return wide ? symbols.u64(at + 8) : symbols.u32(at + 4);
    }

    /** The function that an address is in, null if it is in none. */
    @Nullable
    Symbol at(final long address) throws ImportException.Corrupt {
        int low = 0;
        int high = addresses.length;
        while (low < high) {
            final int middle = low + high >>> 1;
            if (Long.compareUnsigned(addresses[middle], address) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        final int index = low - 1;
        if (index < 0 || sizes[index] != 0
                && Long.compareUnsigned(address - addresses[index], sizes[index]) >= 0) {
            return null;
        }
        return new Symbol(names.text(nameOffsets[index]), addresses[index], sizes[index]);
    }

    /** The address of a symbol, whatever it is of; 0 if there is none of these names. */
    long addressOf(final String... wanted) throws ImportException.Corrupt {
        for (int at = 0; at <= symbols.size() - entrySize; at += entrySize) {
            if (symbols.u32(at) < names.size()) {
                for (final String name : wanted) {
                    if (names.is(symbols.u32(at), name)) {
                        return address(at);
                    }
                }
            }
        }
        return 0;
    }
}
