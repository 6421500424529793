package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShotTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path directory;

    private Run run(final Object... arguments) {
        return Run.of(directory.resolve("cache"), arguments);
    }

    @Test
    void drawsAPictureOfTheSizeThatIsAskedFor() throws IOException {
        final Path picture = directory.resolve("picture.png");
        final Run run = run("shot", ShopDumps.after(directory), "--view", "classes", "--theme", "dark", "--size",
                "700x400", "-o", picture);
        assertThat(run).isEqualTo(new Run(ExitCode.DONE, "", ""));
        final byte[] bytes = Files.readAllBytes(picture);
        assertThat(Arrays.copyOf(bytes, 4)).isEqualTo(PNG);
        // width and height stand in the first chunk: https://www.w3.org/TR/png-3/#11IHDR
        assertThat(java.nio.ByteBuffer.wrap(bytes, 16, 8).getInt()).isEqualTo(700);
        assertThat(java.nio.ByteBuffer.wrap(bytes, 20, 4).getInt()).isEqualTo(400);
    }

    @Test
    void aFileThatCannotBeReadIsBadInputHereToo() {
        final Path picture = directory.resolve("picture.png");
        final Run run = run("shot", directory.resolve("missing.hprof"), "-o", picture);
        assertThat(run.err()).startsWith("deadwood: ").contains("does not exist").hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(picture).doesNotExist();
    }

    @Test
    void aViewThatDoesNotExistOrTakesTwoFilesIsWrongUsage() throws IOException {
        final Path file = ShopDumps.before(directory);
        assertThat(run("shot", file, "--view", "moon", "-o", "a.png").code()).isEqualTo(ExitCode.USAGE);
        final Run run = run("shot", file, "--view", "compare", "-o", "a.png");
        assertThat(run.err()).contains("compare");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }
}
