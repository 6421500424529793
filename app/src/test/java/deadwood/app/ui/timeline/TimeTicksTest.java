package deadwood.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.timeline.TimeRange;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTicksTest {

    private static final long SECOND = TimeTicks.SECOND;

    @Test
    void ticksAreWholeStepsAndNotTooMany() {
        final Random random = new Random(11);
        for (int round = 0; round < 2000; round++) {
            final long first = random.nextLong() >> 2 + random.nextInt(40);
            final long span = 1 + (random.nextLong() >>> 3 + random.nextInt(50));
            final TimeRange range = new TimeRange(first, first + span);
            final long origin = random.nextLong() >> 3;
            final int most = 1 + random.nextInt(30);
            final long step = TimeTicks.step(span, most);
            final List<Long> ticks = TimeTicks.ticks(range, origin, step);
            assertThat(ticks).allMatch(tick -> range.contains(tick))
                    .allMatch(
                            tick -> Math.floorMod(Math.floorMod(tick, step) - Math.floorMod(origin, step), step) == 0);
            if (span / step < most) {
                assertThat(ticks).hasSizeBetween((int) (span / step), most + 1);
            }
        }
    }

    @Test
    void stepsAreRound() {
        assertThat(TimeTicks.step(10 * SECOND, 10)).isEqualTo(2 * SECOND);
        assertThat(TimeTicks.step(9 * SECOND, 10)).isEqualTo(SECOND);
        assertThat(TimeTicks.step(100, 7)).isEqualTo(20);
        assertThat(TimeTicks.step(3 * TimeTicks.HOUR, 8)).isEqualTo(30 * TimeTicks.MINUTE);
        assertThat(TimeTicks.step(1, 1)).isEqualTo(2);
        assertThat(TimeTicks.step(Long.MAX_VALUE, 1)).isEqualTo(364 * TimeTicks.DAY);
    }

    @Test
    void timesAreWrittenAsFinelyAsTheirStep() {
        assertThat(TimeTicks.elapsed(12_500_000_000L, SECOND / 10, 20 * SECOND)).isEqualTo("12.5 s");
        assertThat(TimeTicks.elapsed(12 * SECOND, SECOND, 20 * SECOND)).isEqualTo("12 s");
        assertThat(TimeTicks.elapsed(5 * SECOND, SECOND, 2 * TimeTicks.MINUTE)).isEqualTo("0:05");
        assertThat(TimeTicks.elapsed(65_250_000_000L, SECOND / 100, TimeTicks.HOUR)).isEqualTo("1:05.25");
        assertThat(TimeTicks.elapsed(TimeTicks.HOUR + 65 * SECOND, SECOND, TimeTicks.DAY)).isEqualTo("1:01:05");
        assertThat(TimeTicks.elapsed(-SECOND, SECOND, SECOND)).isEqualTo("−1 s");
        assertThat(TimeTicks.elapsed(250, 50, 1000)).isEqualTo("0.00000025 s");
    }

    @Test
    void theClockIsThatOfTheReader() {
        final ZoneId zone = ZoneId.of("Asia/Kolkata");
        final long time = 1_700_000_000L * SECOND;
        assertThat(TimeTicks.clock(time, TimeTicks.MINUTE, zone)).isEqualTo("03:43");
        assertThat(TimeTicks.clock(time, SECOND, ZoneId.of("UTC"))).isEqualTo("22:13:20");
        assertThat(TimeTicks.clock(time + 250_000_000, SECOND / 100, ZoneId.of("UTC"))).isEqualTo("22:13:20.25");
        assertThat(TimeTicks.clock(time, TimeTicks.DAY, zone)).isEqualTo("15 Nov 2023");
        final List<Long> hours = TimeTicks.ticks(new TimeRange(time, time + 3 * TimeTicks.HOUR),
                TimeTicks.clockOrigin(time,
                        zone),
                TimeTicks.HOUR);
        assertThat(hours).hasSize(3).allSatisfy(hour -> assertThat(TimeTicks.clock(hour, TimeTicks.MINUTE, zone))
                .endsWith(":00"));
    }

    @Test
    void valuesAreWordedByTheirUnit() {
        assertThat(SeriesText.of(13_421_772.8, "bytes")).isEqualTo("12.8 MiB");
        assertThat(SeriesText.of(2048, "bytes/s")).isEqualTo("2.0 KiB/s");
        assertThat(SeriesText.of(0.386, "ratio")).isEqualTo("38.6 %");
        assertThat(SeriesText.of(1204, "count")).isEqualTo("1,204");
        assertThat(SeriesText.of(0.25, "count")).isEqualTo("0.25");
        assertThat(SeriesText.of(1_500_000, "nanoseconds")).isEqualTo("1.50 ms");
        assertThat(SeriesText.of(-1.5, "loads")).isEqualTo("−1.50 loads");
    }
}
