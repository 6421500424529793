package deadwood.app.ui.view;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the user for files. An interface because not every platform has a dialog for it, and tests have none. */
public interface FileChooserPort {

    /** Files to open; empty if the user thought better of it. */
    List<Path> chooseOpen(String title);

    /**
     * A file to write a picture to, null if the user thought better of it.
     *
     * @param suggestion a name for it
     */
    @Nullable
    Path chooseSave(String title, String suggestion);

    /** A directory to read from, null if the user thought better of it. */
    @Nullable
    Path chooseDirectory(String title);
}
