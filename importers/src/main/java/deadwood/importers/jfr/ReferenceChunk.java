package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.jfr.RecordedType.Content;
import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.ReferenceContents.Frame;
import deadwood.importers.jfr.ReferenceContents.Sample;
import deadwood.importers.jfr.SampleKind.Amount;
import deadwood.importers.jfr.SampleKind.Source;
import deadwood.model.profile.Label;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chunk by the JDK's own reader, where ours refuses it. That one never ends on some damage, so it gets no chunk whose header and
 * events do not lead forward, works on a thread of its own, and is left alone when it makes no progress.
 */
final class ReferenceChunk {

    private static final int COPIED_AT_ONCE = 1 << 20;
    private static final long LOOK_UP_MILLIS = 20;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final Path file;
    private final Map<String, SampleKind> kinds = new HashMap<>();
    private final Map<List<Frame>, Integer> stackIds = new HashMap<>();
    private final List<List<Frame>> stacks = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private long events;
    private @Nullable Throwable failure;
    private boolean ended;
    private boolean given;

    private ReferenceChunk(final Path file) {
        this.file = file;
    }

    /**
     * @param directory for a copy of the chunk, as that reader reads files alone
     * @return null if it cannot be read so either
     */
    static @Nullable ReferenceContents read(final DumpContent content, final ChunkSpan span, final Path directory,
            final CancelSignal cancel) throws IOException {
        if (!leadsForward(content, span, cancel)) {
            return null;
        }
        Files.createDirectories(directory);
        final Path copy = Files.createTempFile(directory, "chunk", ".jfr");
        try {
            copy(content, span, copy, cancel);
            final ReferenceChunk reading = new ReferenceChunk(copy);
            Thread.ofPlatform().daemon().name("deadwood-reference-reader").start(reading::run);
            return reading.await(cancel);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static boolean leadsForward(final DumpContent content, final ChunkSpan span, final CancelSignal cancel)
            throws IOException {
        final ChunkHeader header = span.header();
        final long start = header.start();
        if (!header.finished() || span.end() - start != header.size() || header.metadata() < ChunkHeader.BYTES
                || header.metadata() >= header.size()) {
            return false;
        }
        final RecordingInput input = new RecordingInput(content, span.end(), header.compressed());
        try {
            OpenChunk.chain(input, span, new ArrayList<>());
            final long stopped = new EventScan(input, span, cancel).run(span.firstEvent(), (_, _, _, _) -> true);
            if (stopped < span.end()) {
                input.seek(stopped);
                return input.readInt() > 0;
            }
            return true;
        } catch (final DamagedRecordingException _) {
            return false;
        }
    }

    private static void copy(final DumpContent content, final ChunkSpan span, final Path copy,
            final CancelSignal cancel) throws IOException {
        try (FileChannel out = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            final ByteBuffer buffer = ByteBuffer.allocate(COPIED_AT_ONCE);
            long at = span.header().start();
            while (at < span.end()) {
                cancel.check();
                buffer.clear().limit((int) Math.min(buffer.capacity(), span.end() - at));
                final int read = content.read(buffer, at);
                if (read <= 0) {
                    throw new IOException("ends at " + at);
                }
                at += read;
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
        }
    }

    private synchronized @Nullable ReferenceContents await(final CancelSignal cancel) {
        long seen = -1;
        long since = System.nanoTime();
        try {
            while (!ended && (events != seen || System.nanoTime() - since < PATIENCE_NANOS)) {
                if (events != seen) {
                    seen = events;
                    since = System.nanoTime();
                }
                cancel.check();
                try {
                    wait(LOOK_UP_MILLIS);
                } catch (final InterruptedException _) {
                    // Interrupts stop nothing here: put back, it would close the file at the next read.
                }
            }
        } finally {
            given = true;
        }
        return events == 0
                ? null
                : new ReferenceContents(List.copyOf(samples), List.copyOf(stacks), events, ended && failure == null);
    }

    private void run() {
        Throwable thrown = null;
        try (RecordingFile recording = new RecordingFile(file)) {
            boolean more = true;
            while (more && recording.hasMoreEvents()) {
                more = add(recording.readEvent());
            }
        } catch (final IOException | RuntimeException | Error e) {
            // It throws InternalError, ClassCastException and others at damage: what came before is kept.
            thrown = e;
        }
        synchronized (this) {
            failure = thrown;
            ended = true;
            notifyAll();
        }
    }

    /** @return whether anybody still waits */
    private synchronized boolean add(final RecordedEvent event) {
        final SampleKind kind = kinds.computeIfAbsent(event.getEventType().getName(), _ -> kind(event));
        if (!given && kind != null) {
            samples.add(new Sample(kind, stack(event), labels(event), nanos(event), amounts(kind, event)));
        }
        events++;
        return !given;
    }

    private static @Nullable SampleKind kind(final RecordedEvent event) {
        final RecordedType type = new RecordedType(event.getEventType().getId(), event.getEventType().getName());
        event.getFields().forEach(field -> type.fields().add(new RecordedField(field.getName(),
                new RecordedType(field.getTypeId(), field.getTypeName()), false, field.isArray(), field.getName(), "",
                Content.NUMBER)));
        return SampleKind.of(type);
    }

    private static long nanos(final RecordedEvent event) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, event.getStartTime());
    }

    private static long[] amounts(final SampleKind kind, final RecordedEvent event) {
        final long[] amounts = new long[kind.amounts().size()];
        for (int i = 0; i < amounts.length; i++) {
            final Amount amount = kind.amounts().get(i);
            if (amount.source() == Source.ONE || amount.source() == Source.INTERVAL) {
                amounts[i] = 1;
            } else if (event.hasField(amount.field())) {
                amounts[i] = amount.source() == Source.SPAN
                        ? event.getDuration(amount.field()).toNanos()
                        : event.getLong(amount.field());
            }
        }
        return amounts;
    }

    private int stack(final RecordedEvent event) {
        final RecordedStackTrace trace = event.getStackTrace();
        if (trace == null || trace.getFrames().isEmpty()) {
            return SampleReader.NO_STACK;
        }
        final List<Frame> frames = new ArrayList<>();
        for (final RecordedFrame frame : trace.getFrames()) {
            frames.add(new Frame(code(frame.getMethod()), Math.max(0, frame.getLineNumber()), frame.getType()));
        }
        return stackIds.computeIfAbsent(frames, fresh -> {
            stacks.add(fresh);
            return stacks.size() - 1;
        });
    }

    private static Constants.Code code(final @Nullable RecordedMethod method) {
        if (method == null) {
            return Constants.unknownCode();
        }
        final RecordedClass type = method.getType();
        return Constants.code(type == null ? "" : symbol(type),
                Objects.requireNonNullElse(method.getName(), Constants.UNKNOWN),
                Objects.requireNonNullElse(method.getDescriptor(), ""));
    }

    private static String symbol(final RecordedClass type) {
        return Objects.requireNonNullElse(type.getName(), "").replace('.', '/');
    }

    private static List<Label> labels(final RecordedEvent event) {
        final List<Label> labels = new ArrayList<>();
        add(labels, "thread", event, "sampledThread", "eventThread", "thread");
        add(labels, "state", event, "state");
        add(labels, "class", event, "objectClass", "monitorClass", "parkedClass");
        return labels;
    }

    private static void add(final List<Label> labels, final String key, final RecordedEvent event,
            final String... fields) {
        for (final String field : fields) {
            if (event.hasField(field)) {
                final String text = switch (event.<Object>getValue(field)) {
                    case final RecordedThread thread -> Constants.threadName(thread.getJavaName(), thread.isVirtual(),
                            thread.getOSName(), thread.getOSThreadId());
                    case final RecordedClass type -> Constants.readable(symbol(type));
                    case final String state -> state;
                    case null, default -> "";
                };
                if (!text.isEmpty()) {
                    labels.add(new Label.Text(key, text));
                }
                return;
            }
        }
    }
}
