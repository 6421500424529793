package specimens;

/** Values that say nothing, as far as the programs use them. */
public final class Zero {

    private Zero() {}

    /** Whether a value says anything: 0, false, an empty text and none do not. */
    static boolean says(final Object value) {
        return value != null && !value.equals(0) && !value.equals(0L) && !value.equals(0.0) && !value.equals("")
                && !value.equals(Boolean.FALSE);
    }
}
