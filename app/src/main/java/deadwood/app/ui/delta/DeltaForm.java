package deadwood.app.ui.delta;

import deadwood.app.ui.text.Messages;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two profiles are laid beside each other. */
public enum DeltaForm {
    /** One flame graph of both, coloured by what changed. */
    OVERLAY("overlay"),
    /** Two flame graphs in step. */
    SIDES("sides"),
    /** Functions before and after. */
    TABLE("table");

    private final String label;

    DeltaForm(final String label) {
        this.label = label;
    }

    /** As the command line names it. */
    public String label() {
        return label;
    }

    String title() {
        return Messages.get("delta.form." + label);
    }

    /** The form of that label, or null. */
    static @Nullable DeltaForm of(final String label) {
        return all().stream().filter(form -> form.label.equals(label)).findFirst().orElse(null);
    }

    static List<DeltaForm> all() {
        return Arrays.asList(values());
    }
}
