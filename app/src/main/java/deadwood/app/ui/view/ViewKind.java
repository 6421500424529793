package deadwood.app.ui.view;

import deadwood.app.ui.text.Messages;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of the window, in the order the sidebar lists them. */
public enum ViewKind {
    /** Where one begins; of no file. */
    START("start"),
    /** What changed between two files. */
    COMPARE("compare"),
    OVERVIEW("overview"),
    RETENTION("retention"),
    FLAME("flame"),
    CLASSES("classes"),
    STRUCTURES(
            "structures"),
    THREADS("threads");

    private final String label;

    ViewKind(final String label) {
        this.label = label;
    }

    /** As the command line names it. */
    public String label() {
        return label;
    }

    /** As the sidebar and the title name it. */
    public String title() {
        return Messages.get("view." + label);
    }

    /** Whether it shows one file. */
    public boolean isOfOneFile() {
        return this != START && this != COMPARE;
    }

    /** The labels of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ViewKind::label).toList();
    }

    /** The view of that label, or null. */
    public static @Nullable ViewKind of(final String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst().orElse(null);
    }
}
