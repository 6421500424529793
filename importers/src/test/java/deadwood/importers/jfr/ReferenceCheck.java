package deadwood.importers.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.jfr.SampleKind.EventNames;
import deadwood.model.event.EventTables;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Compares what was read of a recording with what the JDK's own reader makes of it: every event, every field that a cell can hold, every stack. */
final class ReferenceCheck {

    private static final long CLOSE_NANOS = 2;

    private final Map<String, List<RecordedEvent>> events = new TreeMap<>();

    /**
     * Reads chunk by chunk, each as a file of its own: in a file of several recordings the JDK 25 reads the times of a chunk by the clock of
     * another that has the same types.
     */
    ReferenceCheck(final Path recording, final Path directory) throws IOException {
        final byte[] bytes = Files.readAllBytes(recording);
        int start = 0;
        while (start < bytes.length) {
            final int size = (int) ByteBuffer.wrap(bytes).getLong(start + 8);
            read(Files.write(directory.resolve("chunk.jfr"), Arrays.copyOfRange(bytes, start, start + size)));
            start += size;
        }
    }

    private void read(final Path chunk) throws IOException {
        try (RecordingFile file = new RecordingFile(chunk)) {
            while (file.hasMoreEvents()) {
                final RecordedEvent event = file.readEvent();
                events.computeIfAbsent(event.getEventType().getName(), _ -> new ArrayList<>()).add(event);
            }
        }
    }

    Map<String, List<RecordedEvent>> events() {
        return events;
    }

    void check(final Snapshot snapshot) throws IOException {
        final EventTables tables = Objects.requireNonNull(snapshot.content().events());
        final Map<String, Long> counts = new TreeMap<>();
        tables.types().forEach(type -> counts.put(type.name(), type.count()));
        final Map<String, Long> expected = new TreeMap<>();
        events.forEach((name, list) -> expected.put(name, (long) list.size()));
        assertThat(counts).isEqualTo(expected);
        for (final EventTables.EventType type : tables.types()) {
            checkRows(tables, type, events.getOrDefault(type.name(), List.of()));
        }
        if (snapshot.profile() != null) {
            checkStacks(RealRecordings.profile(snapshot));
        }
    }

    private static void checkRows(final EventTables tables, final EventTables.EventType type,
            final List<RecordedEvent> expected) throws IOException {
        final int[] next = {0};
        tables.forEach(type.name(), row -> {
            final RecordedEvent event = expected.get(next[0]++);
            for (int i = 0; i < type.fields().size(); i++) {
                final String field = type.fields().get(i).name();
                if (event.hasField(field)) {
                    checkCell(event, field, row.get(i));
                }
            }
            return true;
        }, CancelSignal.NEVER);
        assertThat(next[0]).as(type.name()).isEqualTo(expected.size());
    }

    private static void checkCell(final RecordedEvent event, final String field, final @Nullable Object cell) {
        final Object value = event.getValue(field);
        final ValueDescriptor description = event.getFields().stream()
                .filter(known -> known.getName().equals(field)).findFirst().orElseThrow();
        final String what = event.getEventType().getName() + "." + field;
        if (cell instanceof final Instant instant) {
            assertThat(description.getAnnotation(Timestamp.class)).as(what).isNotNull();
            final Instant wanted = field.equals("startTime") ? event.getStartTime() : event.getInstant(field);
            // What lies outside of all time has no name in the other reader.
            if (!wanted.equals(Instant.MIN) && !wanted.equals(Instant.MAX)) {
                assertThat(Duration.between(wanted, instant).abs().toNanos()).as(what)
                        .isLessThanOrEqualTo(CLOSE_NANOS);
            }
        } else if (cell instanceof final Duration duration) {
            assertThat(description.getAnnotation(Timespan.class) != null || field.equals("duration")).as(what).isTrue();
            final Duration wanted = event.getDuration(field);
            if (wanted.toSeconds() != Long.MAX_VALUE) {
                assertThat(duration.minus(wanted).abs().toNanos()).as(what).isLessThanOrEqualTo(CLOSE_NANOS);
            }
        } else if (value instanceof final Number number && cell instanceof final Long found) {
            assertThat(found).as(what).isEqualTo(number.longValue());
        } else if (value instanceof final Number number && cell instanceof final Double found) {
            assertThat(found).as(what).isEqualTo(number.doubleValue());
        } else if (value instanceof String || value instanceof Boolean || value == null) {
            assertThat(cell).as(what).isEqualTo(
                    value == null && description.getAnnotation(Timespan.class) != null ? null : value);
        } else {
            checkObject(what, value, cell);
        }
    }

    private static void checkObject(final String what, final Object value, final @Nullable Object cell) {
        switch (value) {
            case final RecordedThread thread -> assertThat(cell).as(what).isEqualTo(name(thread));
            case final RecordedClass type -> assertThat(cell).as(what).isEqualTo(name(type));
            case final RecordedStackTrace stack when !stack.getFrames().isEmpty() -> assertThat(
                    Objects.toString(cell)).as(what).startsWith(name(stack.getFrames().getFirst()));
            default -> {
                // structures in structures have no form in common
            }
        }
    }

    private static String name(final RecordedClass type) {
        return Constants.readable(type.getName().replace('.', '/'));
    }

    private static String name(final RecordedThread thread) {
        final String javaName = thread.getJavaName();
        if (javaName != null && !javaName.isEmpty()) {
            return javaName;
        }
        if (thread.isVirtual()) {
            return "[virtual thread]";
        }
        final String osName = thread.getOSName();
        return osName == null || osName.isEmpty() ? "[thread " + thread.getOSThreadId() + "]" : osName;
    }

    private static String name(final RecordedFrame frame) {
        final RecordedMethod method = frame.getMethod();
        if (method == null) {
            return Constants.UNKNOWN;
        }
        return "()L;".equals(method.getDescriptor()) || method.getType() == null
                || method.getType().getName().isEmpty()
                        ? method.getName()
                        : name(method.getType()) + "." + method.getName();
    }

    /** Every kind of sample: how often each stack is there with each label. */
    private void checkStacks(final StackProfile profile) {
        final Map<String, Map<String, Long>> expected = new HashMap<>();
        events.forEach((typeName, list) -> {
            final String type = countType(typeName);
            final boolean wall = typeName.equals("profiler.WallClockSample");
            // async-profiler's samples of threads that sleep go elsewhere: CollapsedGoldensTest
            final boolean all = !type.equals("cpu_samples") || profile.typeNamed("wall_samples") < 0;
            for (final RecordedEvent event : list) {
                if (profile.typeNamed(type) >= 0 && all) {
                    expected.computeIfAbsent(type, _ -> new TreeMap<>()).merge(stack(event),
                            wall ? event.getLong("samples") : 1, Long::sum);
                }
            }
        });
        assertThat(expected).isNotEmpty();
        expected.forEach((type, stacks) -> assertThat(stacks(profile, profile.typeNamed(type))).as(type)
                .isEqualTo(stacks));
    }

    /** The sample type that counts events of a type, as far as each event is one sample of it. */
    private static String countType(final String event) {
        return switch (EventNames.canonical(event)) {
            case "jdk.ExecutionSample" -> "cpu_samples";
            case "profiler.WallClockSample" -> "wall_samples";
            case "profiler.Malloc" -> "malloc_objects";
            case "profiler.LiveObject" -> "live_objects";
            case "jdk.NativeMethodSample" -> "native_samples";
            case "jdk.CPUTimeSample" -> "cpu_time_samples";
            case "jdk.ObjectAllocationSample" -> "alloc_sample_objects";
            case "jdk.ObjectAllocationInNewTLAB" -> "alloc_in_new_tlab_objects";
            case "jdk.ObjectAllocationOutsideTLAB" -> "alloc_outside_tlab_objects";
            case "jdk.JavaMonitorEnter" -> "monitor_enter_count";
            case "jdk.JavaMonitorWait" -> "monitor_wait_count";
            case "jdk.ThreadPark" -> "park_count";
            case "jdk.ThreadSleep" -> "sleep_count";
            case "jdk.OldObjectSample" -> "old_objects";
            default -> EventNames.snakeCase(event) + "_count";
        };
    }

    private static String stack(final RecordedEvent event) {
        final RecordedStackTrace stack = event.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return RecordingMerge.NO_STACK + ":0 " + thread(event);
        }
        final List<String> frames = new ArrayList<>();
        stack.getFrames().reversed()
                .forEach(frame -> frames.add(name(frame) + ":" + Math.max(0, frame.getLineNumber())));
        return String.join(";", frames) + " " + thread(event);
    }

    private static String thread(final RecordedEvent event) {
        for (final String field : List.of("sampledThread", "eventThread", "thread")) {
            if (event.hasField(field)) {
                final RecordedThread thread = event.getThread(field);
                return thread == null ? "" : name(thread);
            }
        }
        return "";
    }

    private static Map<String, Long> stacks(final StackProfile profile, final int type) {
        final Map<String, Long> stacks = new TreeMap<>();
        final FrameTable frames = profile.frames();
        for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
            final String stack = String.join(";",
                    Arrays.stream(profile.stacks().framesOf(profile.stack(sample)))
                            .mapToObj(frame -> frames.function(frame).name() + ":" + frames.line(frame)).toList());
            final String thread = profile.labels(profile.labelSet(sample)).stream()
                    .filter(label -> label.key().equals("thread")).map(label -> ((Label.Text) label).value())
                    .findFirst().orElse("");
            stacks.merge(stack + " " + thread, profile.value(type, sample), Long::sum);
        }
        return stacks;
    }
}
