package deadwood.importers.hprof;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ThreadTable;
import deadwood.model.heap.ThreadTable.HeapThread;
import deadwood.model.heap.ThreadTable.StackFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins ROOT_THREAD_OBJECT, STACK_TRACE and STACK_FRAME into threads with their stacks. */
final class ThreadStacks implements AutoCloseable {

    private static final int WINDOW = 16 << 10;
    private static final int MAXIMUM_FRAMES = 1 << 16;

    private final Outline outline;
    private final Names names;
    private final DumpWindow window;
    private final int idSize;
    /** Threads of a pool have the same stacks, and there can be a hundred thousand virtual threads. */
    private final Map<StackFrame, StackFrame> distinct = new HashMap<>();

    ThreadStacks(final DumpFile file, final Outline outline, final Names names) {
        this.outline = outline;
        this.names = names;
        this.idSize = file.idSize();
        this.window = new DumpWindow(file, WINDOW);
    }

    ThreadTable threads(final DumpRoots roots, final GraphRoots graph) throws IOException {
        final List<HeapThread> threads = new ArrayList<>();
        final Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < roots.size(); i++) {
            if (roots.tag(i) == Tags.ROOT_THREAD_OBJECT && seen.add(roots.thread(i))) {
                final Integer object = graph.threadObject(roots.thread(i));
                threads.add(new HeapThread(roots.thread(i), object == null ? HeapGraph.NONE : object,
                        frames(Integer.toUnsignedLong(roots.frame(i)))));
            }
        }
        return new ThreadTable(threads);
    }

    private List<StackFrame> frames(final long trace) throws IOException {
        final List<StackFrame> frames = new ArrayList<>();
        final long position = outline.traces().get(trace);
        if (position == LongLongMap.MISSING) {
            return frames;
        }
        final long header = window.at(position, Tags.RECORD_HEADER + 12);
        final long length = window.u4(header + 5);
        final long announced = window.u4(header + Tags.RECORD_HEADER + 8);
        final int count = (int) Math.min(Math.min(announced, (length - 12) / idSize), MAXIMUM_FRAMES);
        final long ids = position + Tags.RECORD_HEADER + 12;
        for (int i = 0; i < count; i++) {
            final long frame = outline.frames().get(window.id(window.at(ids + (long) i * idSize, idSize)));
            if (frame != LongLongMap.MISSING) {
                final StackFrame read = frame(frame);
                frames.add(distinct.computeIfAbsent(read, same -> same));
            }
        }
        return frames;
    }

    private StackFrame frame(final long position) throws IOException {
        final long at = window.at(position, Tags.RECORD_HEADER + 4 * idSize + 8) + Tags.RECORD_HEADER;
        final long method = window.id(at + idSize);
        final long signature = window.id(at + 2L * idSize);
        final long source = window.id(at + 3L * idSize);
        final long classSerial = window.u4(at + 4L * idSize);
        final int line = window.i4(at + 4L * idSize + 4);
        final long className = outline.classSerials().get(classSerial);
        return new StackFrame(className == LongLongMap.MISSING ? "" : JavaNames.ofClass(names.of(className)),
                name(method), name(signature), name(source), line);
    }

    private String name(final long id) throws IOException {
        return id == 0 ? "" : names.of(id);
    }

    @Override
    public void close() {
        window.close();
    }
}
