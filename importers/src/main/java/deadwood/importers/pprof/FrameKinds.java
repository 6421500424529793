package deadwood.importers.pprof;

import deadwood.model.profile.FrameKind;
import java.util.List;

/** Kinds of frames as numbers in files, which stay the same when the enum changes. */
final class FrameKinds {

    private static final List<FrameKind> KINDS = List.of(FrameKind.UNKNOWN, FrameKind.INTERPRETED, FrameKind.COMPILED,
            FrameKind.INLINED, FrameKind.NATIVE, FrameKind.KERNEL);

    private FrameKinds() {}

    /** From 1; 0 stands for what a line is by its place in the location. */
    static int number(final FrameKind kind) {
        return KINDS.indexOf(kind) + 1;
    }

    /** The kind of a number; {@code otherwise} for 0 and for what is none. */
    static FrameKind kind(final long number, final FrameKind otherwise) {
        return number < 1 || number > KINDS.size() ? otherwise : KINDS.get((int) number - 1);
    }
}
