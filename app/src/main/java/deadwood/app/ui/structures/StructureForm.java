package deadwood.app.ui.structures;

import deadwood.app.ui.text.Messages;
import java.util.Locale;

/** What is shown of the structure that is looked at. */
public enum StructureForm {
    /** Its slots or nodes as a picture. */
    PICTURE,
    /** The same as a table. */
    NUMBERS,
    /** Its entries. */
    ENTRIES,
    /** How it and those like it in its place are spread. */
    SPREAD;

    /** As the command line names it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the switch names it. */
    String title() {
        return Messages.get("structure.form." + label());
    }
}
