package deadwood.app.work;

import deadwood.model.snapshot.Snapshot;
import java.io.IOException;

/** A file was asked for what only a heap has, and holds none. The message is one sentence for a person. */
public final class NoHeapException extends IOException {

    private static final long serialVersionUID = 1L;

    NoHeapException(final Snapshot snapshot) {
        super(snapshot.file() + " holds no heap (it is " + snapshot.format() + ")");
    }
}
