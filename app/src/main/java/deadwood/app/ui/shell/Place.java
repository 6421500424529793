package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.view.ViewKind;
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

    /** Whether it shows something of that file. */
    public boolean isOf(final HeapSession file) {
        return session == file || base == file;
    }
}
