package deadwood.model.heap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The GC roots of a heap; one object may be a root several times over. */
public final class RootTable {

    private final List<Root> roots;

    public RootTable(final List<Root> roots) {
        final List<Root> sorted = new ArrayList<>(roots);
        sorted.sort(Comparator.comparingInt(Root::object));
        this.roots = List.copyOf(sorted);
    }

    /** All, by object id ascending. */
    public List<Root> all() {
        return roots;
    }

    public int size() {
        return roots.size();
    }

    /** The roots that are this object, empty if it is none. */
    public List<Root> of(final int object) {
        int low = 0;
        int high = roots.size();
        while (low < high) {
            final int middle = (low + high) >>> 1;
            if (roots.get(middle).object() < object) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int end = low;
        while (end < roots.size() && roots.get(end).object() == object) {
            end++;
        }
        return roots.subList(low, end);
    }
}
