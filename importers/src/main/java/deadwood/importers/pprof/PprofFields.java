package deadwood.importers.pprof;

/** Field numbers of profile.proto. */
final class PprofFields {

    /** Profile. */
    static final int SAMPLE_TYPE = 1;
    static final int SAMPLE = 2;
    static final int MAPPING = 3;
    static final int LOCATION = 4;
    static final int FUNCTION = 5;
    static final int STRING_TABLE = 6;
    static final int DROP_FRAMES = 7;
    static final int KEEP_FRAMES = 8;
    static final int TIME_NANOS = 9;
    static final int DURATION_NANOS = 10;
    static final int PERIOD_TYPE = 11;
    static final int PERIOD = 12;
    static final int COMMENT = 13;
    static final int DEFAULT_SAMPLE_TYPE = 14;
    static final int DOC_URL = 15;

    /** ValueType. */
    static final int TYPE_NAME = 1;
    static final int TYPE_UNIT = 2;

    /** Sample. */
    static final int SAMPLE_LOCATION = 1;
    static final int SAMPLE_VALUE = 2;
    static final int SAMPLE_LABEL = 3;

    /** Label. */
    static final int LABEL_KEY = 1;
    static final int LABEL_STR = 2;
    static final int LABEL_NUM = 3;
    static final int LABEL_UNIT = 4;

    /** Mapping. */
    static final int MAPPING_ID = 1;
    static final int MAPPING_START = 2;
    static final int MAPPING_LIMIT = 3;
    static final int MAPPING_OFFSET = 4;
    static final int MAPPING_FILE = 5;
    static final int MAPPING_BUILD_ID = 6;
    static final int MAPPING_FUNCTIONS = 7;
    static final int MAPPING_FILE_NAMES = 8;
    static final int MAPPING_LINES = 9;
    static final int MAPPING_INLINED = 10;

    /** Location. */
    static final int LOCATION_ID = 1;
    static final int LOCATION_MAPPING = 2;
    static final int LOCATION_ADDRESS = 3;
    static final int LOCATION_LINE = 4;
    static final int LOCATION_FOLDED = 5;

    /** Line. */
    static final int LINE_FUNCTION = 1;
    static final int LINE_LINE = 2;
    static final int LINE_COLUMN = 3;
    /**
     * How the frame runs: a field of our own, by which profiles that Deadwood wrote read back equal. Others skip fields they do not know.
     * The values are those of {@link FrameKinds}.
     */
    static final int LINE_KIND = 1000;

    /** Function. */
    static final int FUNCTION_ID = 1;
    static final int FUNCTION_NAME = 2;
    static final int FUNCTION_SYSTEM_NAME = 3;
    static final int FUNCTION_FILE = 4;
    static final int FUNCTION_START_LINE = 5;

    /**
     * The key of the numeric label that holds when a sample was taken, in nanoseconds since 1970: profile.proto has no field for it, and
     * this is what continuous profilers call theirs.
     */
    static final String TIME_LABEL = "end_timestamp_ns";
    static final String TIME_UNIT = "nanoseconds";

    /** In place of the name of a function that the file does not tell. */
    static final String UNKNOWN = "[unknown]";

    private PprofFields() {}
}
