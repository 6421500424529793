package deadwood.app.ui.timeline;

import deadwood.model.timeline.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Round moments of time and how they are written. All times are nanoseconds. */
final class TimeTicks {

    static final long SECOND = 1_000_000_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final long[] STEPS = steps();
    /** More of them cannot be told apart on a screen; a span of centuries must not be walked in steps of days. */
    private static final int MOST = 1000;

    private TimeTicks() {}

    /** 1, 2, 5, 10 … nanoseconds to seconds, then what divides minutes, hours and days. */
    private static long[] steps() {
        final LongStream.Builder steps = LongStream.builder();
        for (long power = 1; power < SECOND; power *= 10) {
            steps.add(power).add(2 * power).add(5 * power);
        }
        for (final long unit : new long[]{SECOND, MINUTE}) {
            for (final long count : new long[]{1, 2, 5, 10, 15, 30}) {
                steps.add(unit * count);
            }
        }
        for (final long count : new long[]{1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 28, 24 * 364}) {
            steps.add(HOUR * count);
        }
        return steps.build().toArray();
    }

    /**
     * The smallest round step that parts a span into at most so many.
     *
     * @param span at least 1
     * @param most at least 1
     */
    static long step(final long span, final int most) {
        return Arrays.stream(STEPS).filter(step -> span / step < most).findFirst().orElse(STEPS[STEPS.length - 1]);
    }

    /** The moments of a range that are whole steps away from an origin, ascending. */
    static List<Long> ticks(final TimeRange range, final long origin, final long step) {
        final List<Long> ticks = new ArrayList<>();
        final long behind = Math.floorMod(Math.floorMod(range.first(), step) - Math.floorMod(origin, step), step);
        long tick = behind == 0 ? range.first() : range.first() + (step - behind);
        while (tick >= range.first() && tick <= range.last() && ticks.size() < MOST) {
            ticks.add(tick);
            tick += step;
        }
        return ticks;
    }

    /**
     * A time since the start: "250 ms" would be "0.25 s", "12.5 s", "1:05", "2:00:30".
     *
     * @param step how fine it has to be
     * @param longest the longest time that stands beside it
     */
    static String elapsed(final long nanos, final long step, final long longest) {
        final String sign = nanos < 0 ? "−" : "";
        final long time = Math.abs(nanos);
        final int digits = digits(step);
        if (longest < MINUTE) {
            return sign + String.format(Locale.ENGLISH, "%." + digits + "f s", time / (double) SECOND);
        }
        final String seconds = String.format(Locale.ENGLISH, "%0" + (digits == 0 ? 2 : digits + 3) + "." + digits + "f",
                time % MINUTE / (double) SECOND);
        return time < HOUR
                ? String.format(Locale.ENGLISH, "%s%d:%s", sign, time / MINUTE, seconds)
                : String.format(Locale.ENGLISH, "%s%d:%02d:%s", sign, time / HOUR, time % HOUR / MINUTE, seconds);
    }

    /** Digits behind the point of seconds that tell steps apart. */
    private static int digits(final long step) {
        int digits = 0;
        for (long unit = SECOND; unit > 1 && step % unit != 0; unit /= 10) {
            digits++;
        }
        return digits;
    }

    /** Where round times of the clock count from: midnight where the reader is. */
    static long clockOrigin(final long time, final ZoneId zone) {
        return -zone.getRules().getOffset(instant(time)).getTotalSeconds() * SECOND;
    }

    /** The time of the clock as finely as a step has it: "13:05", "13:05:10", "13:05:10.250", "4 Mar". */
    static String clock(final long time, final long step, final ZoneId zone) {
        final int digits = digits(step);
        final String pattern = step >= DAY
                ? "d MMM uuuu"
                : step >= MINUTE ? "HH:mm" : digits == 0 ? "HH:mm:ss" : "HH:mm:ss." + "S".repeat(digits);
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(ZonedDateTime.ofInstant(instant(time), zone));
    }

    private static Instant instant(final long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, SECOND), Math.floorMod(time, SECOND));
    }
}
