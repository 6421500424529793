package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlameCommandTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path directory;
    private Path profile;

    @BeforeEach
    void writeProfile() throws IOException {
        profile = Files.writeString(directory.resolve("cpu.folded"), """
                main;com.acme.Server.run;com.acme.Router.find 40
                main;com.acme.Server.run;java.lang.Thread.sleep 30
                """);
    }

    private Run run(final Object... arguments) {
        return Run.of(directory.resolve("cache"), arguments);
    }

    private String out(final String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void writesTheFormThatTheNameAsksFor() throws IOException {
        final Run svg = run("flame", "--focus", "Router", "--granularity", "package", profile.toString(), "-o", out(
                "a.svg"));
        assertThat(svg.code()).isZero();
        assertThat(svg.out()).startsWith("4 nodes written to ").contains("a.svg (");
        assertThat(Files.readString(directory.resolve("a.svg"))).contains("<svg ").contains(
                "cpu.folded  ·  samples, 40  ·  focus Router  ·  by package").doesNotContain("java.lang");
        assertThat(run("flame", "--inverted", "--title", "Where <time> goes", profile.toString(), "-o", out("b.html"))
                .code()).isZero();
        assertThat(Files.readString(directory.resolve("b.html"))).contains("<title>Where &lt;time&gt; goes</title>")
                .contains("  ·  inverted");
        assertThat(run("flame", profile.toString(), "-o", out("c.png"), "--width", "400").code()).isZero();
        assertThat(Files.readAllBytes(directory.resolve("c.png"))).startsWith(PNG);
    }

    @Test
    void drawsWhatAHeapRetains() throws IOException {
        final Path heap = ShopDumps.after(directory);
        final Run written = run("flame", heap.toString(), "-o", out("heap.svg"));
        assertThat(written.code()).isZero();
        assertThat(Files.readString(directory.resolve("heap.svg"))).contains("retained, ");
        final Run filtered = run("flame", "--focus", "x", heap.toString(), "-o", out("heap.svg"));
        assertThat(filtered.code()).isEqualTo(ExitCode.USAGE);
        assertThat(filtered.err()).contains("is a heap dump");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(run("flame", profile.toString(), "-o", out("a.gif")).err()).contains("says no format");
        assertThat(run("flame", profile.toString(), "-o", out("a.svg"), "--width", "7").err()).contains(
                "is not within");
        assertThat(run("flame", "--focus", "(", profile.toString(), "-o", out("a.svg")).code()).isEqualTo(
                ExitCode.USAGE);
        assertThat(directory.resolve("a.svg")).doesNotExist();
    }
}
