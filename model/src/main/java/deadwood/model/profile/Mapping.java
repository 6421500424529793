package deadwood.model.profile;

/**
 * A file mapped into the process that addresses fall into. Addresses and offsets are unsigned.
 *
 * @param start first address
 * @param limit address behind the last
 * @param offset where {@code start} is in the file
 * @param file path of the binary or library, "" if unknown
 * @param buildId build id in hexadecimal as the file has it, "" if unknown
 * @param symbols which of functions, file names, line numbers and inlined frames are known for its addresses
 */
public record Mapping(long start, long limit, long offset, String file, String buildId, Symbols symbols) {

    /** What is known for the addresses of a mapping. */
    public record Symbols(boolean functions, boolean fileNames, boolean lineNumbers, boolean inlinedFrames) {

        /** Nothing is known. */
        public static final Symbols NONE = new Symbols(false, false, false, false);
    }
}
