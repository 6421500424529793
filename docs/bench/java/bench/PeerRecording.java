package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * What {@code deadwood top} does, by the JDK's own reader: adds up the samples of a recording by stack, and the methods that are innermost.
 * Prints the number of samples, of different stacks, and the first methods.
 * <p>
 * {@code PeerRecording FILE EVENT [read]}. Each frame of each event is looked at, since the reader does not promise that equal stacks are
 * the same object; with "read" it leaves it at that.
 */
public final class PeerRecording {

    private static final int LISTED = 10;

    /** A frame called through others. */
    private static final class Node {
        private final String method;
        private final Map<Long, Node> callees = new HashMap<>();
        private long self;

        Node(final String method) {
            this.method = method;
        }
    }

    private record Method(String type, String name) {}

    private final Map<Method, Integer> methods = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Node root = new Node("");
    private long stacks;
    private long nodes;

    private int method(final RecordedMethod method) {
        return methods.computeIfAbsent(new Method(method.getType().getName(), method.getName()), fresh -> {
            names.add(fresh.type + "." + fresh.name);
            return names.size() - 1;
        });
    }

    private void add(final RecordedStackTrace stack) {
        final List<RecordedFrame> frames = stack.getFrames();
        Node at = root;
        for (int i = frames.size() - 1; i >= 0; i--) {
            final RecordedFrame frame = frames.get(i);
            final int method = method(frame.getMethod());
            final long kind = frame.getType().equals("Interpreted") ? 1 : 0;
            at = at.callees.computeIfAbsent((long) method << 32 | frame.getLineNumber() * 2L + kind, _ -> {
                nodes++;
                return new Node(names.get(method));
            });
        }
        if (at.self++ == 0) {
            stacks++;
        }
    }

    /** Number of frames, each of which was looked at. */
    private static long look(final RecordedStackTrace stack) {
        long frames = 0;
        for (final RecordedFrame frame : stack.getFrames()) {
            frames += frame.getMethod() != null && frame.getLineNumber() != 0 && frame.getType() != null ? 1 : 0;
        }
        return frames;
    }

    public static void main(final String[] arguments) throws IOException {
        final PeerRecording peer = new PeerRecording();
        final boolean adding = arguments.length < 3;
        long frames = 0;
        long samples = 0;
        long events = 0;
        try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
            while (file.hasMoreEvents()) {
                final RecordedEvent event = file.readEvent();
                events++;
                final RecordedStackTrace stack = event.getStackTrace();
                if (stack != null) {
                    if (adding) {
                        peer.add(stack);
                    } else {
                        frames += look(stack);
                    }
                    samples += event.getEventType().getName().equals(arguments[1]) ? 1 : 0;
                }
            }
        }
        System.out.println(events + " events, " + samples + " samples, " + peer.stacks + " stacks, " + peer.nodes
                + " nodes, " + peer.names.size() + " methods, " + frames + " frames");
        final Map<String, Long> selves = new HashMap<>();
        final List<Node> open = new ArrayList<>(List.of(peer.root));
        while (!open.isEmpty()) {
            final Node node = open.removeLast();
            selves.merge(node.method, node.self, Long::sum);
            open.addAll(node.callees.values());
        }
        selves.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(LISTED)
                .forEach(entry -> System.out.println(entry.getValue() + " " + entry.getKey()));
    }
}
