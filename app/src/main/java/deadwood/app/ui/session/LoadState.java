package deadwood.app.ui.session;

/**
 * How far a result is that takes a while.
 *
 * @param <T> what the result is
 */
public sealed interface LoadState<T> {

    /** Nobody asked for it yet. */
    record Idle<T>() implements LoadState<T> {}

    /** It is being worked on. */
    record Loading<T>() implements LoadState<T> {}

    /** Here it is. */
    record Ready<T>(T value) implements LoadState<T> {}

    /**
     * It cannot be had.
     *
     * @param message one sentence for a person
     */
    record Failed<T>(String message) implements LoadState<T> {}

    /** The user did not want to wait for it. */
    record Cancelled<T>() implements LoadState<T> {}
}
