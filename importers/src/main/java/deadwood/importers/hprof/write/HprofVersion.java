package deadwood.importers.hprof.write;

/** The versions of the format that can be written. */
public enum HprofVersion {

    /** JDK 5: the whole heap in one HEAP_DUMP record. */
    V1_0_1("JAVA PROFILE 1.0.1"),
    /** JDK 6 and later: the heap may come in segments, ended by HEAP_DUMP_END. */
    V1_0_2("JAVA PROFILE 1.0.2");

    private final String magic;

    HprofVersion(final String magic) {
        this.magic = magic;
    }

    /** What the file begins with, without the NUL that ends it. */
    public String magic() {
        return magic;
    }
}
