package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.List;

/** A node for counting. */
final class View {
    final List<View> children = new ArrayList<>();
    boolean value;
    long slots;
    long empty;

    View(final boolean value, final long slots, final long empty) {
        this.value = value;
        this.slots = slots;
        this.empty = empty;
    }

    boolean dead() {
        return !value && children.stream().allMatch(View::dead);
    }

    long sum(final java.util.function.ToLongFunction<View> what) {
        return what.applyAsLong(this) + children.stream().mapToLong(child -> child.sum(what)).sum();
    }

    int depth() {
        return children.stream().mapToInt(child -> child.depth() + 1).max().orElse(0);
    }
}
