package deadwood.app.ui.threads;

import deadwood.app.ui.object.ObjectRow;
import deadwood.model.retention.ThreadReport.FrameRow;
import deadwood.model.retention.ThreadReport.Local;
import deadwood.model.retention.ThreadReport.ThreadRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in the table of threads. */
sealed interface ThreadNode {

    /** Above all threads. */
    record All() implements ThreadNode {}

    /** A thread. */
    record OfThread(ThreadRow thread) implements ThreadNode {}

    /**
     * A call of a thread's stack.
     *
     * @param number of the frame, 0 for the innermost
     */
    record OfFrame(ThreadRow thread, FrameRow frame, int number) implements ThreadNode {}

    /** What a thread keeps alive outside its frames. */
    record OfOthers(ThreadRow thread) implements ThreadNode {}

    /**
     * An object that a call, or the thread, keeps alive.
     *
     * @param place index among what stands beside it
     */
    record OfLocal(ThreadNode of, Local local, ObjectRow row, int place) implements ThreadNode {}

    /** The objects directly below. */
    default List<Local> locals() {
        return switch (this) {
            case OfFrame(final ThreadRow _, final FrameRow frame, final int _) -> frame.locals();
            case OfOthers(final ThreadRow thread) -> thread.others();
            case All(),OfThread(final ThreadRow _) -> List.of();
            case OfLocal(final ThreadNode _, final Local _, final ObjectRow _, final int _) -> List.of();
        };
    }

    /** The object it is or stands for, or {@link ObjectRow#NONE}. */
    default int object() {
        return switch (this) {
            case OfThread(final ThreadRow thread) -> thread.object();
            case OfLocal(final ThreadNode _, final Local local, final ObjectRow _, final int _) -> local.object();
            case All(),OfFrame(final ThreadRow _, final FrameRow _, final int _),OfOthers(final ThreadRow _) ->
                ObjectRow.NONE;
        };
    }

    /** Bytes it retains, null if that is no question to ask. */
    default @Nullable Long retained() {
        return switch (this) {
            case OfThread(final ThreadRow thread) -> thread.retainedSize() < 0 ? null : (Long) thread.retainedSize();
            case OfLocal(final ThreadNode _, final Local _, final ObjectRow row, final int _) -> row.retained();
            case All(),OfFrame(final ThreadRow _, final FrameRow _, final int _),OfOthers(final ThreadRow _) -> null;
        };
    }
}
