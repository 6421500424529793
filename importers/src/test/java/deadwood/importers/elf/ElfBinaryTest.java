package deadwood.importers.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.elf.SmallElf.Bytes;
import deadwood.importers.elf.SmallElf.Symbol;
import deadwood.importers.elf.SmallLines.Row;
import deadwood.model.profile.AddressNames.Call;
import deadwood.model.profile.Mapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElfBinaryTest {

    private static final long BASE = 0x40_0000;
    private static final List<Symbol> FUNCTIONS = List.of(new Symbol("main", BASE + 0x20, 0x30),
            new Symbol("_ZN4util3getEv", BASE + 0x80, 0x40), new Symbol("without_size", BASE + 0x200, 0));
    private static final List<Row> ROWS = List.of(new Row(BASE + 0x20, 1, 10), new Row(BASE + 0x28, 1, 11),
            new Row(BASE + 0x30, 2, 300), new Row(BASE + 0x38, 1, 12), new Row(BASE + 0x80, 2, 5),
            new Row(BASE + 0xa0, 2, 7));

    @TempDir
    private Path directory;

    private ElfBinary open(final byte[] bytes) throws IOException {
        return ElfBinary.open(Files.write(directory.resolve("binary"), bytes));
    }

    private static String at(final ElfBinary binary, final @Nullable Mapping mapping, final long address)
            throws IOException {
        final List<Call> calls = binary.at(mapping, address);
        return calls.isEmpty()
                ? "none"
                : calls.getFirst().function().name() + " " + calls.getFirst().function().file() + ":" + calls.getFirst()
                        .line();
    }

    private static byte[] withLines(final boolean wide, final int version) {
        final SmallElf elf = new SmallElf(wide, SmallElf.EXECUTABLE, BASE);
        elf.functions(FUNCTIONS);
        elf.section(".debug_line", 1, SmallLines.unit(version, ROWS, BASE + 0xc0), 0);
        elf.section(".note.gnu.build-id", ElfFile.NOTES, new Bytes().u32(4).u32(3).u32(3).text("GNU").u8(0xab).u8(1)
                .u8(2).u8(0).array(), 0);
        return elf.bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void findsFunctionsAndLines(final int version) throws IOException {
        for (final boolean wide : new boolean[]{true, false}) {
            try (ElfBinary binary = open(withLines(wide, version))) {
                assertThat(binary.buildId()).isEqualTo("ab0102");
                assertThat(at(binary, null, BASE + 0x1f)).isEqualTo("none");
                assertThat(at(binary, null, BASE + 0x20)).isEqualTo("main /src/main.c:10");
                assertThat(at(binary, null, BASE + 0x2f)).isEqualTo("main /src/main.c:11");
                // What is inlined of another file has a line that is none of this one.
                assertThat(at(binary, null, BASE + 0x30)).isEqualTo("main /src/main.c:0");
                assertThat(at(binary, null, BASE + 0x4f)).isEqualTo("main /src/main.c:12");
                assertThat(at(binary, null, BASE + 0x50)).isEqualTo("none");
                assertThat(at(binary, null, BASE + 0xa1)).isEqualTo("_ZN4util3getEv /src/inc/util.h:7");
                assertThat(at(binary, null, BASE + 0x300)).isEqualTo("without_size :0");
                assertThat(binary.warnings()).isEmpty();
            }
        }
    }

    @Test
    void translatesAddressesOfMappings() throws IOException {
        final SmallElf elf = new SmallElf(true, SmallElf.SHARED, BASE);
        elf.functions(FUNCTIONS);
        try (ElfBinary binary = open(elf.bytes())) {
            final long start = 0x7f12_3456_7000L;
            final Mapping whole = new Mapping(start, start + 0x2000, 0, "lib.so", "", Mapping.Symbols.NONE);
            assertThat(at(binary, whole, start + SmallElf.SEGMENT_OFFSET + 0x25)).isEqualTo("main :0");
            assertThat(at(binary, whole, start + 0x25)).isEqualTo("none");
            final Mapping part = new Mapping(start, start + 0x2000, SmallElf.SEGMENT_OFFSET, "lib.so", "",
                    Mapping.Symbols.NONE);
            assertThat(at(binary, part, start + 0x81)).isEqualTo("_ZN4util3getEv :0");
            assertThat(at(binary, part, start + SmallElf.SEGMENT_SIZE)).isEqualTo("none");
        }
        try (ElfBinary binary = open(withLines(true, 4))) {
            final Mapping odd = new Mapping(0x1000, 0x2000, 0, "a.out", "", Mapping.Symbols.NONE);
            assertThat(at(binary, odd, BASE + 0x20)).isEqualTo("main /src/main.c:10");
        }
    }

    /** Long programs are kept in pieces; every address has the line of the row that it is behind. */
    @Test
    void findsLinesInLongPrograms() throws IOException {
        final Random random = new Random(5);
        final List<Row> rows = new ArrayList<>();
        final NavigableMap<Long, Row> oracle = new TreeMap<>();
        long address = BASE;
        for (int i = 0; i < 20_000; i++) {
            final Row row = new Row(address, 1, 1 + random.nextInt(5000));
            rows.add(row);
            oracle.put(address, row);
            address += 1 + random.nextInt(9);
        }
        final ElfBytes lines = new ElfBytes(SmallLines.unit(4, rows, address), "lines", 0);
        final LineTable table = new LineTable(new LineNames(lines, lines, lines));
        for (long at = BASE; at < address; at += 3) {
            final Map.Entry<Long, Row> expected = oracle.floorEntry(at);
            assertThat(table.at(at)).isEqualTo(new LineTable.Place("/src/main.c", expected.getValue().line()));
        }
        assertThat(table.at(address)).isNull();
        assertThat(table.at(BASE - 1)).isNull();
    }

    @Test
    void inflatesSectionsAndRefusesBombs() throws IOException {
        final byte[] unit = SmallLines.unit(5, ROWS, BASE + 0xc0);
        for (final boolean wide : new boolean[]{true, false}) {
            for (final long claimed : new long[]{unit.length, unit.length + 1, 1L << 30, 0xffff_ffffL}) {
                final SmallElf elf = new SmallElf(wide, SmallElf.EXECUTABLE, BASE);
                elf.functions(FUNCTIONS);
                elf.compressed(".debug_line", unit, claimed);
                try (ElfBinary binary = open(elf.bytes())) {
                    final boolean isTrue = claimed == unit.length;
                    assertThat(at(binary, null, BASE + 0x20)).isEqualTo(isTrue ? "main /src/main.c:10" : "main :0");
                    assertThat(binary.warnings()).hasSize(isTrue ? 0 : 1);
                }
            }
        }
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThatThrownBy(() -> open(new byte[0])).isInstanceOf(ImportException.UnknownFormat.class)
                .hasMessageContaining("is no ELF binary");
        assertThatThrownBy(() -> open("#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(ImportException.UnknownFormat.class);
        assertThatThrownBy(() -> ElfBinary.open(directory)).isInstanceOf(ImportException.UnknownFormat.class)
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> ElfBinary.open(directory.resolve("missing")))
                .isInstanceOf(ImportException.UnknownFormat.class).hasMessageContaining("does not exist");
        final byte[] bytes = withLines(true, 4);
        bytes[5] = 2;
        assertThatThrownBy(() -> open(bytes)).isInstanceOf(ImportException.UnknownFormat.class)
                .hasMessageContaining("big endian");
        assertThatThrownBy(() -> open(Arrays.copyOf(bytes, 10))).isInstanceOf(ImportException.Truncated.class);
    }

    /** Whatever a file contains: names, no names, or a sentence. */
    private void survives(final byte[] bytes) {
        try (ElfBinary binary = open(bytes)) {
            binary.buildId();
            for (int at = 0; at < 0x240; at += 29) {
                binary.at(null, BASE + at);
            }
            assertThat(binary.warnings()).allSatisfy(warning -> assertThat(warning).isNotBlank());
        } catch (final ImportException e) {
            assertThat(e.getMessage()).contains("binary");
        } catch (final IOException e) {
            throw new AssertionError("no sentence of ours", e);
        }
    }

    @Test
    void survivesTruncationAtEveryByte() {
        final byte[] whole = withLines(true, 5);
        for (int length = 0; length < whole.length; length++) {
            if (length < 0x200 || length > SmallElf.SEGMENT_SIZE + 0x80) {
                survives(Arrays.copyOf(whole, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void survivesMutations(final int version) {
        final Random random = new Random(version);
        for (final boolean wide : new boolean[]{true, false}) {
            final byte[] whole = withLines(wide, version);
            final int content = SmallElf.SEGMENT_OFFSET + SmallElf.SEGMENT_SIZE;
            for (int round = 0; round < 400; round++) {
                final byte[] mutated = whole.clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    final int at = random.nextInt(4) == 0
                            ? random.nextInt(0x80)
                            : content + random.nextInt(whole.length - content);
                    mutated[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextInt(2) * 255);
                }
                survives(mutated);
            }
        }
    }
}
