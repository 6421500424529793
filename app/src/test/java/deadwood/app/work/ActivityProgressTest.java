package deadwood.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityProgressTest {

    private final List<Activity> seen = new ArrayList<>();
    private final Progress progress = new ActivityProgress("opening", seen::add);

    @Test
    void everyStepBeginsWithAReport() {
        progress.begin("reading", 100, Progress.Unit.BYTES);
        progress.begin("sorting", 7, Progress.Unit.OBJECTS);
        assertThat(seen).containsExactly(new Activity("opening", "reading", 0, 100, Progress.Unit.BYTES),
                new Activity("opening", "sorting", 0, 7, Progress.Unit.OBJECTS));
    }

    @Test
    void manySmallAdvancesAreFewReports() {
        final Progress.Step step = progress.begin("reading", 1_000_000, Progress.Unit.BYTES);
        for (int i = 0; i < 1_000_000; i++) {
            step.advance(1);
        }
        assertThat(seen).hasSizeLessThan(10_000);
        assertThat(seen).extracting(Activity::done).isSorted();
    }

    @Test
    void theFractionStaysWithinItsRange() {
        assertThat(new Activity("", "", 50, 100, Progress.Unit.BYTES).fraction()).isEqualTo(0.5);
        assertThat(new Activity("", "", 150, 100, Progress.Unit.BYTES).fraction()).isEqualTo(1);
        assertThat(new Activity("", "", 150, 0, Progress.Unit.BYTES).fraction()).isEqualTo(-1);
    }
}
