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
    TABLE("table"),
    /** Groups of goroutines that stand at the same place, before and after. */
    GOROUTINES("goroutines");

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

    /** Whether it is flame graphs. */
    boolean isDrawn() {
        return this == OVERLAY || this == SIDES;
    }

    /** The form of that label, or null. */
    static @Nullable DeltaForm of(final String label) {
        return Arrays.stream(values()).filter(form -> form.label.equals(label)).findFirst().orElse(null);
    }

    /** Those that there is something for. */
    static List<DeltaForm> of(final ComparisonLens lens) {
        return Arrays.stream(values()).filter(form -> form != GOROUTINES || lens.hasGoroutines()).toList();
    }
}
