package deadwood.model.profile;

/** Profiles that cannot be put together or compared. The message is one sentence that says why, for people to read. */
public final class UnlikeProfilesException extends Exception {

    private static final long serialVersionUID = 1;

    public UnlikeProfilesException(final String message) {
        super(message);
    }
}
