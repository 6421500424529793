package deadwood.importers.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.model.profile.AddressNames.Call;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoFunctionTableTest {

    private static final long TEXT = 0x40_1000;

    private static GoFunctionTable table(final byte[] bytes, final byte @Nullable [] inlined)
            throws ImportException.Corrupt {
        return new GoFunctionTable(new ElfBytes(bytes, "the table", 0), TEXT, inlined == null
                ? null
                : new ElfBytes(inlined, "inlined calls", 0));
    }

    private static List<String> at(final GoFunctionTable table, final long offset) throws ImportException.Corrupt {
        return table.at(TEXT + offset).stream().map(GoFunctionTableTest::text).toList();
    }

    private static String text(final Call call) {
        return call.function().name() + " " + call.function().file() + ":" + call.line();
    }

    @ParameterizedTest
    @ValueSource(ints = {SmallGoTable.MAGIC_1_16, SmallGoTable.MAGIC_1_18, SmallGoTable.MAGIC_1_20})
    void findsFunctionsFilesAndLines(final int magic) throws ImportException.Corrupt {
        final GoFunctionTable table = table(SmallGoTable.table(magic, TEXT), SmallGoTable.inlinedCalls(magic));
        assertThat(at(table, -1)).isEmpty();
        assertThat(at(table, 0)).containsExactly("main.main main.go:10");
        assertThat(at(table, 0xf)).containsExactly("main.main main.go:11");
        assertThat(at(table, 0x18)).containsExactly("main.main main.go:13");
        assertThat(at(table, 0x3f)).containsExactly("main.main main.go:14");
        assertThat(at(table, 0x40)).containsExactly("main.leaf leaf.go:70");
        assertThat(at(table, 0x60)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {SmallGoTable.MAGIC_1_18, SmallGoTable.MAGIC_1_20})
    void unfoldsInlinedCalls(final int magic) throws ImportException.Corrupt {
        final byte[] bytes = SmallGoTable.table(magic, TEXT);
        assertThat(at(table(bytes, SmallGoTable.inlinedCalls(magic)), 0x12)).containsExactly(
                "main.inlined leaf.go:69", "main.main main.go:11");
        // Without them, the line is one of nobody knows what.
        assertThat(at(table(bytes, null), 0x12)).containsExactly("main.main :0");
    }

    /** Go 1.26 leaves out where the code begins. */
    @Test
    void takesTheBeginningOfTheCodeFromElsewhere() throws ImportException.Corrupt {
        final GoFunctionTable table = table(SmallGoTable.table(SmallGoTable.MAGIC_1_20, 0), null);
        assertThat(at(table, 0x40)).containsExactly("main.leaf leaf.go:70");
    }

    @Test
    void refusesOtherVersions() {
        final byte[] bytes = SmallGoTable.table(SmallGoTable.MAGIC_1_20, TEXT);
        bytes[0] = (byte) 0xfb;
        assertThatThrownBy(() -> table(bytes, null)).isInstanceOf(ImportException.Corrupt.class)
                .hasMessageContaining("no version of Go from 1.16 on");
    }

    private static void survives(final byte[] bytes, final int magic) {
        try {
            final GoFunctionTable table = table(bytes, SmallGoTable.inlinedCalls(magic));
            for (int at = -1; at < 0x68; at++) {
                try {
                    table.at(TEXT + at);
                } catch (final ImportException.Corrupt e) {
                    assertThat(e.getMessage()).contains("is damaged");
                }
            }
        } catch (final ImportException.Corrupt e) {
            assertThat(e.getMessage()).contains("is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SmallGoTable.MAGIC_1_16, SmallGoTable.MAGIC_1_18, SmallGoTable.MAGIC_1_20})
    void survivesDamage(final int magic) {
        final byte[] whole = SmallGoTable.table(magic, TEXT);
        for (int length = 0; length < whole.length; length++) {
            survives(Arrays.copyOf(whole, length), magic);
        }
        final Random random = new Random(magic);
        for (int round = 0; round < 4000; round++) {
            final byte[] mutated = whole.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated[random.nextInt(whole.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 255);
            }
            survives(mutated, magic);
        }
    }
}
