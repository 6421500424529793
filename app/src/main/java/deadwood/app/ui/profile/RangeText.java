package deadwood.app.ui.profile;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.StackProfile;

/** Words a part of the time: how long, and from when on after the first sample. */
final class RangeText {

    private RangeText() {}

    static String of(final TimeRange range, final StackProfile profile) {
        long first = Long.MAX_VALUE;
        for (int sample = 0; sample < profile.size(); sample++) {
            final long time = profile.time(sample);
            if (time != StackProfile.NO_TIME) {
                first = Math.min(first, time);
            }
        }
        return Messages.get("lens.range", Amounts.of(range.to() - range.from(), "ns"),
                Amounts.of(Math.max(0, range.from() - first), "ns"));
    }
}
