package deadwood.importers.hprof;

/**
 * The tags of records and sub-records, as HotSpot's {@code heapDumper.cpp} lists them; those of Android's
 * {@code hprof.cc} (format 1.0.3) from {@link #ROOT_INTERNED_STRING} on.
 */
final class Tags {

    static final int STRING = 0x01;
    static final int LOAD_CLASS = 0x02;
    static final int UNLOAD_CLASS = 0x03;
    static final int STACK_FRAME = 0x04;
    static final int STACK_TRACE = 0x05;
    static final int ALLOC_SITES = 0x06;
    static final int HEAP_SUMMARY = 0x07;
    static final int START_THREAD = 0x0a;
    static final int END_THREAD = 0x0b;
    static final int HEAP_DUMP = 0x0c;
    static final int CPU_SAMPLES = 0x0d;
    static final int CONTROL_SETTINGS = 0x0e;
    static final int HEAP_DUMP_SEGMENT = 0x1c;
    static final int HEAP_DUMP_END = 0x2c;

    static final int ROOT_UNKNOWN = 0xff;
    static final int ROOT_JNI_GLOBAL = 0x01;
    static final int ROOT_JNI_LOCAL = 0x02;
    static final int ROOT_JAVA_FRAME = 0x03;
    static final int ROOT_NATIVE_STACK = 0x04;
    static final int ROOT_STICKY_CLASS = 0x05;
    static final int ROOT_THREAD_BLOCK = 0x06;
    static final int ROOT_MONITOR_USED = 0x07;
    static final int ROOT_THREAD_OBJECT = 0x08;
    static final int CLASS_DUMP = 0x20;
    static final int INSTANCE_DUMP = 0x21;
    static final int OBJECT_ARRAY_DUMP = 0x22;
    static final int PRIMITIVE_ARRAY_DUMP = 0x23;

    static final int ROOT_INTERNED_STRING = 0x89;
    static final int ROOT_FINALIZING = 0x8a;
    static final int ROOT_DEBUGGER = 0x8b;
    static final int ROOT_REFERENCE_CLEANUP = 0x8c;
    static final int ROOT_VM_INTERNAL = 0x8d;
    static final int ROOT_JNI_MONITOR = 0x8e;
    static final int UNREACHABLE = 0x90;
    static final int PRIMITIVE_ARRAY_NO_DATA = 0xc3;
    static final int HEAP_DUMP_INFO = 0xfe;

    /** Bytes of a top-level header: tag, microseconds, length. */
    static final int RECORD_HEADER = 9;

    private Tags() {}

    static boolean isTopLevel(final int tag) {
        return tag >= STRING && tag <= 0x0e || tag == HEAP_DUMP_SEGMENT || tag == HEAP_DUMP_END;
    }

    static boolean isSubRecord(final int tag) {
        return tag >= ROOT_JNI_GLOBAL && tag <= ROOT_THREAD_OBJECT || tag >= CLASS_DUMP && tag <= PRIMITIVE_ARRAY_DUMP
                || tag >= ROOT_INTERNED_STRING && tag <= ROOT_JNI_MONITOR || tag == UNREACHABLE
                || tag == PRIMITIVE_ARRAY_NO_DATA || tag == HEAP_DUMP_INFO || tag == ROOT_UNKNOWN;
    }

    static boolean isHeapDump(final int tag) {
        return tag == HEAP_DUMP || tag == HEAP_DUMP_SEGMENT;
    }
}
