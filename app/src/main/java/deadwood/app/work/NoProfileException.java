package deadwood.app.work;

import deadwood.model.snapshot.Snapshot;
import java.io.IOException;

/** A file was asked for what only a profile or a recording has, and holds none. The message is one sentence for a person. */
public final class NoProfileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param what "stack profile", "events" */
    NoProfileException(final Snapshot snapshot, final String what) {
        super(snapshot.file() + " holds no " + what + " (it is " + snapshot.format() + ")");
    }
}
