package deadwood.app.ui.profile;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.model.timeline.TimeRange;

/** Words a part of the time: how long, and from when on. */
public final class RangeText {

    private static final String NANOSECONDS = "ns";

    private RangeText() {}

    /**
     * "1.20 s, 12.5 s after the start".
     *
     * @param start when it all began, in nanoseconds since 1970
     */
    public static String of(final TimeRange range, final long start) {
        return Messages.get("lens.range", Amounts.of(range.end() - range.first(), NANOSECONDS),
                Amounts.of(Math.max(0, range.first() - start), NANOSECONDS));
    }
}
