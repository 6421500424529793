package deadwood.model.profile;

/** What a sample says beside its stack: its thread, the size of an allocation, a request id. */
public sealed interface Label {

    /** "thread", "bytes", "request". */
    String key();

    /** A label with a text. */
    record Text(String key, String value) implements Label {}

    /**
     * A label with a number.
     *
     * @param unit "bytes", "" if the file does not say
     */
    record Numeric(String key, long value, String unit) implements Label {}
}
