package deadwood.app.ui.shell;

import java.util.List;
import javafx.scene.control.MenuItem;

/** What the buttons of the window do that takes more than its view model: dialogs, pictures. */
interface ShellActions {

    /** Asks for files and opens them. */
    void open();

    /** Compares what is looked at with another file, asked for if no other is open. */
    void compare();

    /** Opens the search over everything. */
    void find();

    /** Puts the cursor into the search field of the view. */
    void findInView();

    /** Asks where to and saves a picture of the view. */
    void savePicture();

    /** What the view can be exported to. */
    List<MenuItem> exports();
}
