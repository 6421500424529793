package deadwood.app.ui.clusters;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.StackProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A frame of the stack that stands for a row.
 *
 * @param place file and line, "" if unknown
 * @param isCommon whether all stacks of the row have the function
 */
record StackFrame(String name, String place, boolean isCommon) {

    /**
     * The frames of a stack, the innermost first.
     *
     * @param shared names of the functions that all stacks of a row have
     */
    static List<StackFrame> of(final StackProfile profile, final int stack, final List<String> shared) {
        final Set<String> common = new HashSet<>(shared);
        final List<StackFrame> frames = new ArrayList<>();
        for (final int frame : profile.stacks().framesOf(stack)) {
            final FrameTable.Function function = profile.frames().function(frame);
            final int line = profile.frames().line(frame);
            final String file = function.file();
            frames.add(new StackFrame(function.name(), line > 0 && !file.isEmpty() ? file + ":" + line : file,
                    common.contains(function.name())));
        }
        return frames.reversed();
    }
}
