package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --binary}: a profile with addresses only, and a program with two functions. */
class BinaryOptionTest {

    private static final int BASE = 0x40_0000;
    private static final String PROFILE = """
            heap profile: 3: 300 [3: 300] @ heapprofile
            1: 100 [1: 100] @ 0x400151 0x400111
            2: 200 [2: 200] @ 0x400161 0x400111
            MAPPED_LIBRARIES:
            00400000-00401000 r-xp 00000000 08:01 12345 /bin/server
            """;

    @TempDir
    private Path directory;
    private Path profile = Path.of("");
    private Path binary = Path.of("");

    @BeforeEach
    void write() throws IOException {
        profile = Files.writeString(directory.resolve("server.heap"), PROFILE);
        binary = Files.write(directory.resolve("server"), program());
    }

    /** Header, one segment, then names, symbols and three section headers. */
    private static byte[] program() {
        final byte[] names = "\0main\0allocate\0".getBytes(StandardCharsets.US_ASCII);
        final int namesAt = 0x100;
        final int symbolsAt = 0x120;
        final int sectionsAt = 0x180;
        final ByteBuffer bytes = ByteBuffer.allocate(sectionsAt + 3 * 64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        bytes.putShort((short) 2).putShort((short) 62).putInt(1).putLong(BASE).putLong(64).putLong(sectionsAt).putInt(0)
                .putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 64).putShort((short) 3)
                .putShort((short) 0);
        bytes.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE).putLong(0x1000).putLong(0x1000).putLong(
                0x1000);
        bytes.position(namesAt);
        bytes.put(names).position(symbolsAt);
        symbol(bytes, 1, BASE + 0x100, 0x40);
        symbol(bytes, 6, BASE + 0x140, 0x18);
        bytes.position(sectionsAt + 64);
        section(bytes, 3, namesAt, names.length, 0);
        section(bytes, 2, symbolsAt, 48, 1);
        return bytes.array();
    }

    private static void symbol(final ByteBuffer bytes, final int name, final long address, final long size) {
        bytes.putInt(name).put((byte) 2).put((byte) 0).putShort((short) 1).putLong(address).putLong(size);
    }

    private static void section(final ByteBuffer bytes, final int type, final long offset, final long size,
            final int link) {
        bytes.putInt(0).putInt(type).putLong(0).putLong(0).putLong(offset).putLong(size).putInt(link).putInt(0).putLong(
                1).putLong(0);
    }

    private Run run(final Object... arguments) {
        return Run.of(directory.resolve("cache"), arguments);
    }

    @Test
    void namesAddresses() {
        final Run run = run("collapsed", "--binary", binary, profile);
        assertThat(run.out().lines()).containsExactlyInAnyOrder("main;allocate 100", "main;0x400160 200");
        assertThat(run.err()).isEqualTo("deadwood: warning: 1 of 3 frames that are addresses only have no name in "
                + binary + System.lineSeparator());
        assertThat(run.code()).isZero();
    }

    @Test
    void writesTheNamesThatItFound() {
        final Path target = directory.resolve("named.pb.gz");
        assertThat(run("convert", "--binary", binary, profile, "-o", target).code()).isZero();
        final Run run = run("collapsed", target);
        assertThat(run.out().lines()).containsExactlyInAnyOrder("main;allocate 100", "main;0x400160 200");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesWhatIsNoBinary() {
        final Run run = run("top", "--binary", profile, profile);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).startsWith("deadwood: ").contains("server.heap is no ELF binary").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run("tree", "--binary", directory.resolve("missing"), profile).err()).contains("does not exist");
    }
}
