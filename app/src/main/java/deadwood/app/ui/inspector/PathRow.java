package deadwood.app.ui.inspector;

import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.text.Messages;
import deadwood.model.retention.RootPath;
import deadwood.model.retention.RootPath.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the path from a GC root to an object.
 *
 * @param heldBy how the line above refers to this one, the kind of the root on the first line
 * @param row the object, null where lines are left out
 */
public record PathRow(String heldBy, @Nullable ObjectRow row) {

    private static final int MOST = 40;

    /** The lines from the root down to the object; the middle of a long path is left out. */
    static List<PathRow> of(final RootPath path, final ObjectReader objects) {
        final List<Step> steps = path.steps();
        final int count = steps.size();
        final List<PathRow> rows = new ArrayList<>();
        final boolean cut = count > MOST;
        for (int i = count - 1; i >= 0; i--) {
            if (cut && i == count - 1 - MOST / 2) {
                final long omitted = path.length() - MOST + 1;
                rows.add(new PathRow(Messages.get("inspector.path.omitted", deadwood.app.text.Sizes.count(omitted)),
                        null));
                i = MOST / 2 - 1;
            }
            final Step step = steps.get(i);
            rows.add(new PathRow(i == count - 1 ? path.root().kind().label() : step.heldBy(), objects.row(step
                    .object())));
        }
        return rows;
    }
}
