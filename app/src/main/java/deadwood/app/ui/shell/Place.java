package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Where one is in the window.
 *
 * @param kind the view
 * @param session the file that is looked at, null on the start page
 * @param base what it is compared with, null if it is not
 */
public record Place(ViewKind kind, @Nullable HeapSession session, @Nullable HeapSession base) {

    /** Where one begins. */
    public static final Place START = new Place(ViewKind.START, null, null);

    /** As the sidebar and the way to it name it. */
    public String title() {
        return comparesProfiles() ? Messages.get("view.compare.profiles") : kind.title();
    }

    /** Whether it compares two files that hold profiles with something in common; false while nobody knows yet what they hold. */
    public boolean comparesProfiles() {
        if (kind != ViewKind.COMPARE || session == null || base == null) {
            return false;
        }
        final Snapshot before = base.snapshot().value();
        final Snapshot after = session.snapshot().value();
        if (before == null || after == null || before.heap() != null && after.heap() != null) {
            return false;
        }
        final StackProfile left = before.content().profile();
        final StackProfile right = after.content().profile();
        return left != null && right != null && !ProfileDelta.commonTypes(left, right).isEmpty();
    }

    /** Whether it shows something of that file. */
    public boolean isOf(final HeapSession file) {
        return session == file || base == file;
    }
}
