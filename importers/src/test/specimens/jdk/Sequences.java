package specimens.jdk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import specimens.Facts;
import specimens.Measure;
import specimens.Peek;

/** Lists, queues and deques. */
final class Sequences {

    static final List<String> ARRAY_LIST = new ArrayList<>();
    static final List<String> ARRAY_LIST_ROOMY = new ArrayList<>(5_000);
    static final List<String> ARRAY_LIST_CLEARED = new ArrayList<>();
    static final List<String> ARRAY_LIST_NEW = new ArrayList<>();
    static final Vector<String> VECTOR = new Vector<>();
    static final Vector<String> VECTOR_ROOMY = new Vector<>(3_000);
    static final Stack<String> STACK = new Stack<>();
    static final ArrayDeque<String> ARRAY_DEQUE = new ArrayDeque<>();
    static final ArrayDeque<String> ARRAY_DEQUE_WRAPPED = new ArrayDeque<>(100);
    static final ArrayDeque<String> ARRAY_DEQUE_DRAINED = new ArrayDeque<>();
    static final Queue<String> PRIORITY_QUEUE = new PriorityQueue<>();
    static final Queue<String> PRIORITY_QUEUE_DRAINED = new PriorityQueue<>();
    static final List<String> COPY_ON_WRITE = new CopyOnWriteArrayList<>();
    static final Collection<String> COPY_ON_WRITE_SET = new CopyOnWriteArraySet<>();
    static final List<String> LINKED_LIST = new LinkedList<>();
    static final List<String> LINKED_LIST_EMPTY = new LinkedList<>();
    static final Queue<String> CONCURRENT_QUEUE = new ConcurrentLinkedQueue<>();
    static final Queue<String> CONCURRENT_QUEUE_DRAINED = new ConcurrentLinkedQueue<>();
    static final Queue<String> CONCURRENT_DEQUE = new ConcurrentLinkedDeque<>();
    static final Queue<String> BLOCKING_QUEUE = new LinkedBlockingQueue<>();
    static final Queue<String> BLOCKING_DEQUE = new LinkedBlockingDeque<>();
    static final Queue<String> TRANSFER_QUEUE = new LinkedTransferQueue<>();
    static final BlockingQueue<String> ARRAY_BLOCKING = new ArrayBlockingQueue<>(50);
    static final Queue<String> PRIORITY_BLOCKING = new PriorityBlockingQueue<>();
    static final DelayQueue<Later> DELAY_QUEUE = new DelayQueue<>();
    static final List<String> LIST_OF = List.copyOf(texts(12));
    static final List<String> AS_LIST = java.util.Arrays.asList("a", "b", "c");

    /** Never due. */
    static final class Later implements Delayed {
        @Override
        public long getDelay(final TimeUnit unit) {
            return unit.convert(1, TimeUnit.DAYS);
        }

        @Override
        public int compareTo(final Delayed other) {
            return 0;
        }
    }

    private Sequences() {}

    static List<String> texts(final int count) {
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("text " + i);
        }
        return texts;
    }

    static void build(final Facts facts) {
        lists(facts);
        deques(facts);
        linked(facts);
        queues(facts);
    }

    private static void lists(final Facts facts) {
        ARRAY_LIST.addAll(texts(100));
        ARRAY_LIST_ROOMY.addAll(texts(3));
        ARRAY_LIST_CLEARED.addAll(texts(800));
        ARRAY_LIST_CLEARED.clear();
        array(facts, "ARRAY_LIST", ARRAY_LIST, 100, "size", "elementData");
        array(facts, "ARRAY_LIST_ROOMY", ARRAY_LIST_ROOMY, 3, "size", "elementData");
        array(facts, "ARRAY_LIST_CLEARED", ARRAY_LIST_CLEARED, 0, "size", "elementData");
        array(facts, "ARRAY_LIST_NEW", ARRAY_LIST_NEW, 0, "size", "elementData");
        VECTOR.addAll(texts(100));
        VECTOR_ROOMY.add("one");
        texts(11).forEach(STACK::push);
        array(facts, "VECTOR", VECTOR, 100, "elementCount", "elementData");
        array(facts, "VECTOR_ROOMY", VECTOR_ROOMY, 1, "elementCount", "elementData");
        array(facts, "STACK", STACK, 11, "elementCount", "elementData");
        COPY_ON_WRITE.addAll(texts(20));
        COPY_ON_WRITE_SET.addAll(texts(21));
        array(facts, "COPY_ON_WRITE", COPY_ON_WRITE, 20, null, "array");
        array(facts, "COPY_ON_WRITE_SET", COPY_ON_WRITE_SET, 21, null, "al.array");
        array(facts, "LIST_OF", LIST_OF, 12, null, "elements");
        array(facts, "AS_LIST", AS_LIST, 3, null, "a");
    }

    private static void deques(final Facts facts) {
        ARRAY_DEQUE.addAll(texts(40));
        ARRAY_DEQUE_WRAPPED.addAll(texts(90));
        for (int i = 0; i < 60; i++) {
            ARRAY_DEQUE_WRAPPED.addLast(ARRAY_DEQUE_WRAPPED.removeFirst());
        }
        if (Peek.number(ARRAY_DEQUE_WRAPPED, "head") < Peek.number(ARRAY_DEQUE_WRAPPED, "tail")) {
            throw new IllegalStateException("the deque goes not around the end of its array");
        }
        ARRAY_DEQUE_DRAINED.addAll(texts(3_000));
        ARRAY_DEQUE_DRAINED.clear();
        array(facts, "ARRAY_DEQUE", ARRAY_DEQUE, 40, null, "elements");
        array(facts, "ARRAY_DEQUE_WRAPPED", ARRAY_DEQUE_WRAPPED, 90, null, "elements");
        array(facts, "ARRAY_DEQUE_DRAINED", ARRAY_DEQUE_DRAINED, 0, null, "elements");
    }

    private static void linked(final Facts facts) {
        LINKED_LIST.addAll(texts(30));
        Measure.linked(facts.of("LINKED_LIST", LINKED_LIST), 30, Peek.number(LINKED_LIST, "size"));
        Measure.linked(facts.of("LINKED_LIST_EMPTY", LINKED_LIST_EMPTY), 0, 0);
        CONCURRENT_QUEUE.addAll(texts(31));
        CONCURRENT_QUEUE_DRAINED.addAll(texts(31));
        for (int i = 0; i < 28; i++) {
            CONCURRENT_QUEUE_DRAINED.remove();
        }
        CONCURRENT_DEQUE.addAll(texts(32));
        BLOCKING_QUEUE.addAll(texts(33));
        BLOCKING_DEQUE.addAll(texts(34));
        TRANSFER_QUEUE.addAll(texts(35));
        Measure.linked(facts.of("CONCURRENT_QUEUE", CONCURRENT_QUEUE), 31, -1);
        Measure.linked(facts.of("CONCURRENT_QUEUE_DRAINED", CONCURRENT_QUEUE_DRAINED), 3, -1);
        Measure.linked(facts.of("CONCURRENT_DEQUE", CONCURRENT_DEQUE), 32, -1);
        Measure.linked(facts.of("BLOCKING_QUEUE", BLOCKING_QUEUE), 33, Peek.number(BLOCKING_QUEUE, "count.value"));
        Measure.linked(facts.of("BLOCKING_DEQUE", BLOCKING_DEQUE), 34, Peek.number(BLOCKING_DEQUE, "count"));
        Measure.linked(facts.of("TRANSFER_QUEUE", TRANSFER_QUEUE), 35, -1);
    }

    private static void queues(final Facts facts) {
        PRIORITY_QUEUE.addAll(texts(9));
        PRIORITY_QUEUE_DRAINED.addAll(texts(400));
        while (PRIORITY_QUEUE_DRAINED.size() > 2) {
            PRIORITY_QUEUE_DRAINED.remove();
        }
        PRIORITY_BLOCKING.addAll(texts(17));
        ARRAY_BLOCKING.addAll(texts(50));
        ARRAY_BLOCKING.drainTo(new ArrayList<>(), 30);
        ARRAY_BLOCKING.addAll(texts(7));
        for (int i = 0; i < 15; i++) {
            DELAY_QUEUE.add(new Later());
        }
        array(facts, "PRIORITY_QUEUE", PRIORITY_QUEUE, 9, "size", "queue");
        array(facts, "PRIORITY_QUEUE_DRAINED", PRIORITY_QUEUE_DRAINED, 2, "size", "queue");
        array(facts, "PRIORITY_BLOCKING", PRIORITY_BLOCKING, 17, "size", "queue");
        array(facts, "ARRAY_BLOCKING", ARRAY_BLOCKING, 27, "count", "items");
        array(facts, "DELAY_QUEUE", DELAY_QUEUE, 15, "q.size", "q.queue");
    }

    private static void array(final Facts facts, final String name, final Object list, final long entries,
            final String declared, final String array) {
        Measure.array(facts.of(name, list), entries, declared == null ? -1 : Peek.number(list, declared),
                Peek.array(list, array).length, Measure.REFERENCE);
    }
}
