package deadwood.app.ui.shell;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.view.View;
import javafx.beans.value.ObservableValue;

/** Makes the views; handed in by whoever puts the window together. */
public interface ViewProvider {

    /** The view of a place; the same one whenever one comes back to it. */
    View view(Place place);

    /** A short number to stand beside the place in the sidebar, "" for none. */
    ObservableValue<String> count(Place place);

    /** A file was closed: its views are no longer needed. */
    void forget(HeapSession session);
}
