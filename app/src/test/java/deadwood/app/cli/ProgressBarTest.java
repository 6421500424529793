package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.work.Activity;
import deadwood.model.store.Progress.Unit;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    @Test
    void saysHowFarTheStepIs() {
        assertThat(ProgressBar.line(new Activity("opening a.hprof", "reading objects", 31, 100, Unit.BYTES), 100))
                .isEqualTo("opening a.hprof · reading objects  ██████░░░░░░░░░░░░░░  31 %");
        assertThat(ProgressBar.line(new Activity("opening a.hprof", "reading objects", 100, 100, Unit.BYTES), 100))
                .endsWith("████████████████████ 100 %");
    }

    @Test
    void saysWhatIsDoneWhereNobodyKnowsHowMuchThereIs() {
        assertThat(ProgressBar.line(Activity.starting("opening a.hprof"), 100)).isEqualTo("opening a.hprof  …");
        assertThat(ProgressBar.line(new Activity("opening", "inflating", 5L << 20, 0, Unit.BYTES), 100))
                .isEqualTo("opening · inflating  5.0 MiB");
    }

    @Test
    void staysOnOneLine() {
        for (int width = 1; width < 80; width++) {
            final Activity activity = new Activity("opening a-file-with-a-rather-long-name.hprof", "reading objects",
                    31, 100, Unit.BYTES);
            assertThat(ProgressBar.line(activity, width).length()).isLessThanOrEqualTo(width);
        }
    }

    @Test
    void isSilentInAPipe() throws Exception {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal piped = new Terminal(Terminal.writer(new ByteArrayOutputStream()), Terminal.writer(err), 80, 0,
                true);
        try (ProgressBar bar = new ProgressBar(piped, 0)) {
            bar.accept(new Activity("opening", "reading", 1, 2, Unit.STEPS));
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void comesAndGoesOnATerminal() {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final Terminal terminal = new Terminal(Terminal.writer(new ByteArrayOutputStream()), Terminal.writer(err), 0,
                80, true);
        try (ProgressBar bar = new ProgressBar(terminal, 0)) {
            bar.accept(new Activity("opening", "reading", 1, 2, Unit.STEPS));
            bar.erase();
            bar.accept(new Activity("opening", "reading", 2, 2, Unit.STEPS));
        }
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kopening · reading  ██████████░░░░░░░░░░  50 %\r\u001b[K");
    }
}
