package deadwood.importers.jfr;

import deadwood.model.profile.SampleType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the events of one type that have a stack.
 *
 * @param order kinds are shown in this order, then by name; kinds with the same order and name have the same types
 * @param name "cpu"
 * @param types what the samples measure; amounts beyond their number are kept for other uses
 * @param amounts where the values come from
 */
record SampleKind(int order, String name, List<SampleType> types, List<Amount> amounts)
        implements Comparable<SampleKind> {

    /** What an amount is made of. */
    enum Source {
        /** One an event. */
        ONE,
        /** A field as it stands. */
        FIELD,
        /** A field that is a span of time, in nanoseconds. */
        SPAN,
        /** The first amount times the sampling interval; without one there is no such sample type. */
        INTERVAL
    }

    /** Where one value of a sample comes from. */
    record Amount(Source source, String field) {}

    private static final Amount ONE = new Amount(Source.ONE, "");
    private static final Amount INTERVAL = new Amount(Source.INTERVAL, "");
    private static final Amount DURATION = new Amount(Source.SPAN, "duration");
    private static final int LAST = 1000;

    /** Samples of threads that run. */
    static final SampleKind CPU = new SampleKind(0, "cpu",
            List.of(count("cpu_samples"), time("cpu")), List.of(ONE, INTERVAL));
    /** Samples of all threads, running or not. */
    static final SampleKind WALL = new SampleKind(2, "wall",
            List.of(count("wall_samples"), time("wall")), List.of(ONE, INTERVAL));
    private static final SampleKind WALL_RUNS = new SampleKind(WALL.order, WALL.name, WALL.types,
            List.of(field("samples"), INTERVAL));
    /** Samples of threads in native methods, waiting or not. */
    static final SampleKind NATIVE = new SampleKind(3, "native",
            List.of(count("native_samples"), time("native")), List.of(ONE, INTERVAL));
    private static final SampleKind CPU_TIME = new SampleKind(1, "cpu_time",
            List.of(count("cpu_time_samples"), time("cpu_time")), List.of(ONE, span("samplingPeriod")));
    /** Those that were taken and then thrown away, without a stack. */
    static final SampleKind CPU_TIME_LOST = new SampleKind(CPU_TIME.order, CPU_TIME.name, CPU_TIME.types,
            List.of(field("lostSamples"), new Amount(Source.FIELD, "")));
    /** Allocations of native memory; the third amount is the address. */
    static final SampleKind MALLOC = new SampleKind(20, "malloc",
            List.of(count("malloc_objects"), bytes("malloc_bytes")),
            List.of(ONE, field("size"), field("address")));
    /** Addresses that were freed; no samples. */
    static final SampleKind FREE = new SampleKind(21, "free", List.of(), List.of(field("address")));
    /** What was allocated and never freed. */
    static final SampleKind NATIVE_LEAK = new SampleKind(22, "native_leak",
            List.of(count("native_leak_objects"), bytes("native_leak_bytes")), List.of(ONE, field("size")));

    private static SampleType count(final String name) {
        return new SampleType(name, "count");
    }

    private static SampleType time(final String name) {
        return new SampleType(name, "nanoseconds");
    }

    private static SampleType bytes(final String name) {
        return new SampleType(name, "bytes");
    }

    private static Amount field(final String name) {
        return new Amount(Source.FIELD, name);
    }

    private static Amount span(final String name) {
        return new Amount(Source.SPAN, name);
    }

    private static SampleKind allocation(final int order, final String name, final String field) {
        return new SampleKind(order, name, List.of(count(name + "_objects"), bytes(name + "_bytes")),
                List.of(ONE, field(field)));
    }

    private static SampleKind timed(final int order, final String name) {
        return new SampleKind(order, name, List.of(count(name + "_count"), time(name + "_time")),
                List.of(ONE, DURATION));
    }

    private static SampleKind transfer(final int order, final String name, final String bytesField) {
        return new SampleKind(order, name,
                List.of(count(name + "_count"), time(name + "_time"), bytes(name + "_bytes")),
                List.of(ONE, DURATION, field(bytesField)));
    }

    /**
     * The kind of the samples that events of a type are.
     *
     * @return null if they have no stack and are of no other use here
     */
    static @Nullable SampleKind of(final RecordedType type) {
        return switch (EventNames.canonical(type.name())) {
            case "jdk.ExecutionSample" -> CPU;
            case "jdk.NativeMethodSample" -> NATIVE;
            case "jdk.CPUTimeSample" -> CPU_TIME;
            case "jdk.CPUTimeSamplesLost" -> CPU_TIME_LOST;
            case "profiler.WallClockSample" -> WALL_RUNS;
            case "jdk.ObjectAllocationSample" -> allocation(4, "alloc_sample", "weight");
            case "jdk.ObjectAllocationInNewTLAB" -> allocation(5, "alloc_in_new_tlab", "tlabSize");
            case "jdk.ObjectAllocationOutsideTLAB" -> allocation(6, "alloc_outside_tlab", "allocationSize");
            case "profiler.LiveObject" -> new SampleKind(7, "live", List.of(count("live_objects"), bytes("live_bytes")),
                    List.of(ONE, field("allocationSize")));
            case "jdk.OldObjectSample" -> oldObjects(type);
            case "jdk.JavaMonitorEnter" -> timed(10, "monitor_enter");
            case "jdk.JavaMonitorWait" -> timed(11, "monitor_wait");
            case "jdk.ThreadPark" -> timed(12, "park");
            case "jdk.ThreadSleep" -> timed(13, "sleep");
            case "jdk.VirtualThreadPinned" -> timed(14, "virtual_thread_pinned");
            case "jdk.SocketRead" -> transfer(15, "socket_read", "bytesRead");
            case "jdk.SocketWrite" -> transfer(16, "socket_write", "bytesWritten");
            case "jdk.FileRead" -> transfer(17, "file_read", "bytesRead");
            case "jdk.FileWrite" -> transfer(18, "file_write", "bytesWritten");
            case "jdk.FileForce" -> timed(19, "file_force");
            case "profiler.Malloc" -> MALLOC;
            case "profiler.Free" -> FREE;
            case "jdk.MethodTrace" -> timed(23, "method_trace");
            default -> other(type);
        };
    }

    private static SampleKind oldObjects(final RecordedType type) {
        // objectSize is there since JDK 17
        return type.field("objectSize") == null
                ? new SampleKind(9, "old_objects", List.of(count("old_objects")), List.of(ONE))
                : new SampleKind(8, "old_objects", List.of(count("old_objects"), bytes("old_object_bytes")),
                        List.of(ONE, field("objectSize")));
    }

    private static @Nullable SampleKind other(final RecordedType type) {
        if (type.field("stackTrace") == null) {
            return null;
        }
        final String name = EventNames.snakeCase(type.name());
        return type.field("duration") == null
                ? new SampleKind(LAST + 1, name, List.of(count(name + "_count")), List.of(ONE))
                : timed(LAST, name);
    }

    /** Whether nothing is known of such events but that they have room for a stack. */
    boolean isOther() {
        return order >= LAST;
    }

    @Override
    public int compareTo(final SampleKind that) {
        return order == that.order ? name.compareTo(that.name) : Integer.compare(order, that.order);
    }

    /** Names of event types. */
    static final class EventNames {

        private EventNames() {}

        /** The name that the JDK uses since its version 11. */
        static String canonical(final String name) {
            return name.startsWith("com.oracle.jdk.") ? name.substring("com.oracle.".length()) : name;
        }

        /** "class_load" of "jdk.ClassLoad"; of those that are not the JDK's the whole name. */
        static String snakeCase(final String name) {
            final String canonical = canonical(name);
            return canonical.startsWith("jdk.")
                    ? canonical.substring("jdk.".length()).replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                            .toLowerCase(Locale.ROOT)
                    : canonical;
        }
    }
}
