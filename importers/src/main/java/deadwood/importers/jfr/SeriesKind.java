package deadwood.importers.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value over time that events of one type have.
 *
 * @param event canonical name of the type
 * @param field path of the field: "heapSpace.committedSize"
 * @param name of the series
 * @param only the text that the field {@code when} must have, "" for any
 */
record SeriesKind(String event, String field, String name, String unit, String only) {

    private static final String BYTES = "bytes";
    private static final String COUNT = "count";
    private static final String NANOS = "nanoseconds";
    private static final String RATIO = "ratio";

    private static final List<SeriesKind> ALL = List.of(
            new SeriesKind("jdk.GCHeapSummary", "heapUsed", "heap used before GC", BYTES, "Before GC"),
            new SeriesKind("jdk.GCHeapSummary", "heapUsed", "heap used after GC", BYTES, "After GC"),
            of("jdk.GCHeapSummary", "heapSpace.committedSize", "heap committed", BYTES),
            of("jdk.GarbageCollection", "sumOfPauses", "GC pauses", NANOS),
            of("jdk.GarbageCollection", "longestPause", "longest GC pause", NANOS),
            of("jdk.GCPhasePause", "duration", "GC pause phases", NANOS),
            of("jdk.GCHeapMemoryUsage", "used", "heap used", BYTES),
            of("jdk.GCHeapMemoryUsage", "committed", "heap memory committed", BYTES),
            of("jdk.MetaspaceSummary", "metaspace.used", "metaspace used", BYTES),
            of("jdk.CPULoad", "jvmUser", "CPU load of the JVM, user", RATIO),
            of("jdk.CPULoad", "jvmSystem", "CPU load of the JVM, system", RATIO),
            of("jdk.CPULoad", "machineTotal", "CPU load of the machine", RATIO),
            of("jdk.ThreadContextSwitchRate", "switchRate", "context switches a second", COUNT),
            of("jdk.JavaThreadStatistics", "activeCount", "threads", COUNT),
            of("jdk.JavaThreadStatistics", "daemonCount", "daemon threads", COUNT),
            of("jdk.ClassLoadingStatistics", "loadedClassCount", "loaded classes", COUNT),
            of("jdk.ClassLoadingStatistics", "unloadedClassCount", "unloaded classes", COUNT),
            of("jdk.ExceptionStatistics", "throwables", "throwables created", COUNT),
            of("jdk.ResidentSetSize", "size", "resident set size", BYTES),
            of("jdk.PhysicalMemory", "usedSize", "physical memory used", BYTES),
            of("jdk.SwapSpace", "freeSize", "swap space free", BYTES),
            of("jdk.NativeMemoryUsageTotal", "committed", "native memory committed", BYTES),
            of("jdk.NativeMemoryUsageTotal", "reserved", "native memory reserved", BYTES),
            of("jdk.DirectBufferStatistics", "memoryUsed", "direct buffers", BYTES),
            of("jdk.ContainerMemoryUsage", "memoryUsage", "container memory used", BYTES),
            of("jdk.ContainerCPUUsage", "cpuTime", "container CPU time", NANOS),
            of("jdk.CompilerStatistics", "nmethodsSize", "compiled code", BYTES));

    private static final Map<String, List<SeriesKind>> BY_EVENT = new HashMap<>();

    static {
        for (final SeriesKind kind : ALL) {
            BY_EVENT.computeIfAbsent(kind.event, _ -> new ArrayList<>()).add(kind);
        }
    }

    private static SeriesKind of(final String event, final String field, final String name, final String unit) {
        return new SeriesKind(event, field, name, unit, "");
    }

    /** The series that events of a type have. */
    static List<SeriesKind> of(final String canonicalEvent) {
        return BY_EVENT.getOrDefault(canonicalEvent, List.of());
    }
}
