package deadwood.app.ui.text;

import deadwood.app.text.Sizes;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** What a file without a heap holds, in a few words. */
public final class ContentText {

    private ContentText() {}

    /** "1,234 samples · 56 stacks"; "" of a heap and of what holds nothing. */
    public static String brief(final Snapshot.Content content) {
        if (content.heap() != null) {
            return "";
        }
        final List<String> parts = new ArrayList<>();
        final StackProfile profile = content.profile();
        if (profile != null) {
            parts.add(count("status.sample", "status.samples", profile.size()));
            parts.add(stacks(profile));
        }
        if (!content.series().isEmpty()) {
            parts.add(count("status.one.series", "status.series", content.series().size()));
        }
        return String.join("  ·  ", parts);
    }

    /** "56 stacks". */
    public static String stacks(final StackProfile profile) {
        return count("status.stack", "status.stacks", profile.sampledStacks());
    }

    private static String count(final String one, final String many, final long count) {
        return Messages.get(count == 1 ? one : many, Sizes.count(count));
    }
}
