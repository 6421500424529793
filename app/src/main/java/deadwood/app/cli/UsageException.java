package deadwood.app.cli;

/** Arguments that parse but make no sense. The message is one sentence for a person. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(final String message) {
        super(message);
    }
}
