package deadwood.app.ui.session;

import java.util.List;

/** What the inspector looks at. */
public sealed interface Selection {

    /** One of two files that are compared. */
    enum Side {
        BEFORE, AFTER
    }

    /** The files it is in. */
    default List<HeapSession> sessions() {
        return switch (this) {
            case None() -> List.of();
            case OfObject(final HeapSession session, final int _) -> List.of(session);
            case OfClass(final HeapSession session, final String _) -> List.of(session);
            case OfBoth(final OfObject before, final OfObject after) -> List.of(before.session(), after.session());
        };
    }

    /** Nothing. */
    record None() implements Selection {}

    /** @param object id of an object of the session's heap */
    record OfObject(HeapSession session, int object) implements Selection {}

    /** @param className a class by its name, of whatever loader */
    record OfClass(HeapSession session, String className) implements Selection {}

    /** What is taken for the same object in two files. */
    record OfBoth(OfObject before, OfObject after) implements Selection {}
}
