package deadwood.importers.other;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.importers.ImportException;
import deadwood.importers.OpenedText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherImporterTest {

    @TempDir
    private Path directory;

    private void says(final byte[] bytes, final String sentence) throws IOException {
        for (final byte[] content : new byte[][]{bytes, OpenedText.gzip(bytes)}) {
            assertThatThrownBy(() -> OpenedText.open(directory, content).close())
                    .isInstanceOf(ImportException.UnknownFormat.class).hasMessageEndingWith("text is " + sentence);
        }
    }

    @Test
    void saysWhatAFileIsAndWhatToDo() throws IOException {
        says("go 1.23 trace\0\0\0\1\1".getBytes(StandardCharsets.ISO_8859_1),
                "an execution trace (go 1.23), which Deadwood cannot read; open it with: go tool trace");
        says("go1.7 heap dump\n\6\0".getBytes(StandardCharsets.ISO_8859_1),
                "a Go heap dump (debug.WriteHeapDump), which Deadwood cannot read yet; "
                        + "take a heap profile: /debug/pprof/heap");
        final String program = "a program or a library, no profile and no dump; give the file that the program wrote";
        says(elf(2), program);
        says(elf(4), "a core dump of a process, which Deadwood cannot read; make a heap dump of it: "
                + "jhsdb jmap --binaryheap --core CORE --exe JAVA");
        says(ByteBuffer.allocate(32).putInt(0xcffaedfe).array(), program);
        says(ByteBuffer.allocate(32).putInt(0xcafebabe).putInt(2).array(), program);
        says(ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) ('M' | 'Z' << 8))
                .putInt(0x3c, 128).putInt(128, 'P' | 'E' << 8).array(), program);
    }

    private static byte[] elf(final int type) {
        return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1})
                .putShort(16, (short) type).array();
    }

    @Test
    void leavesOthersAlone() {
        final OtherImporter importer = new OtherImporter();
        for (final byte[] head : new byte[][]{{}, {'M', 'Z'},
            "MZ is how a text begins".getBytes(StandardCharsets.UTF_8),
            ByteBuffer.allocate(32).putInt(0xcafebabe).putInt(69).array(), "go 1.".getBytes(StandardCharsets.UTF_8)}) {
            assertThat(importer.recognises(head)).isFalse();
        }
    }

    @Test
    void isNotAmongTheFormatsThatAreKnown() {
        assertThatThrownBy(() -> OpenedText.open(directory, "no format at all").close())
                .hasMessageContaining("folded stacks").hasMessageNotContaining("other");
    }
}
