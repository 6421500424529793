package deadwood.app.ui.session;

import deadwood.app.ui.text.Messages;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.store.DamagedColumnException;
import deadwood.model.tree.NameSearch;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** What a person is told when something failed. */
public final class FailureText {

    private static final System.Logger LOG = System.getLogger(FailureText.class.getName());

    private FailureText() {}

    /** One sentence. What was not made for a person is logged with its trace and named by its kind. */
    public static String of(final Throwable failure) {
        final String message = failure.getMessage();
        if ((failure instanceof IOException || failure instanceof FieldSourceException
                || failure instanceof DamagedColumnException || failure instanceof NameSearch.TooSlowException
                || failure instanceof ProfileDelta.IncomparableException) && message != null) {
            LOG.log(Level.INFO, message);
            return message;
        }
        LOG.log(Level.ERROR, "unexpected", failure);
        return failure instanceof OutOfMemoryError
                ? Messages.get("failure.memory")
                : Messages.get("failure.unexpected", failure.toString());
    }
}
