package deadwood.importers.specimen.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has one of each fault that Deadwood finds, and mends one after the other, with a dump before and after each: what really was to gain is
 * what the heap is smaller by. The last dump is the clean twin: the same content, no fault.
 */
public final class FaultSpecimens {

    private static final int THREADS = 2;

    static Map<String, String> mapBloat = new HashMap<>();
    static Router deadTrieNodes = new Router();
    static Words singleChildTrie = new Words();
    static Roomy trieSlack = new Roomy();
    static Map<String, AtomicInteger> zeroValues = new HashMap<>();
    static Map<Object, byte[]> staleEntries = new WeakHashMap<>();
    static final Row[] EMPTY_COLLECTIONS = new Row[8_000];
    static final Row[] SINGLETON_MAPS = new Row[2_000];
    static ArrayList<String> oversizedLists = new ArrayList<>(100_000);
    static Map<Crowded, String> hashCollisions = new HashMap<>();
    static final String[] DUPLICATE_STRINGS = new String[3_000];
    static final Integer[] BOXED_DUPLICATES = new Integer[10_000];
    static final ThreadLocal<Session> SESSION = new ThreadLocal<>();
    static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);
    static final List<Object> PLUGINS = new ArrayList<>();
    static final List<Runnable> LISTENERS = new ArrayList<>();
    static final CountDownLatch FINALIZING = new CountDownLatch(1);
    static final AtomicInteger FINALIZED = new AtomicInteger();

    /** A trie by letters whose leaves have no array. */
    static final class Router {
        RouteNode root = new RouteNode();
    }

    static final class RouteNode {
        RouteNode[] children;
        String handler;
    }

    /** A trie of long words that have nothing in common. */
    static final class Words {
        WordNode root = new WordNode(256);
    }

    static final class WordNode {
        final WordNode[] next;
        String meaning;

        WordNode(final int slots) {
            next = new WordNode[slots];
        }
    }

    /** A trie whose nodes list their children in arrays with room for many more. */
    static final class Roomy {
        final RoomyNode root = new RoomyNode('\0');
    }

    static final class RoomyNode {
        final char letter;
        RoomyNode[] children = new RoomyNode[24];
        int count;
        String value;

        RoomyNode(final char letter) {
            this.letter = letter;
        }
    }

    static final class Row {
        Map<String, String> attributes;
    }

    static final class Session {
        final byte[] buffer = new byte[100_000];
    }

    /** A key that shares its bucket with most others, until that is mended. */
    static final class Crowded implements Comparable<Crowded> {
        static boolean mended;
        private final int number;

        Crowded(final int number) {
            this.number = number;
        }

        @Override
        public int hashCode() {
            return mended ? number : number % 8;
        }

        @Override
        public boolean equals(final Object other) {
            return other instanceof Crowded crowded && crowded.number == number;
        }

        @Override
        public int compareTo(final Crowded other) {
            return Integer.compare(number, other.number);
        }
    }

    /** An object whose finalizer waits. */
    static final class Slow {
        final byte[] buffer = new byte[200];

        @Override
        @SuppressWarnings({"deprecation", "removal", "Finalize"})
        protected void finalize() throws Throwable {
            FINALIZING.await();
            FINALIZED.incrementAndGet();
        }
    }

    /** A class that plugin loaders define each for themselves. */
    public static final class Plugin {
        static final byte[] CACHE = new byte[100_000];
    }

    static final class PluginLoader extends ClassLoader {
        PluginLoader() {
            super(FaultSpecimens.class.getClassLoader());
        }

        Class<?> define(final String name) throws IOException {
            final String file = "/" + name.replace('.', '/') + ".class";
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (InputStream in = FaultSpecimens.class.getResourceAsStream(file)) {
                in.transferTo(bytes);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }
    }

    interface Mending {
        void run() throws Exception;
    }

    private FaultSpecimens() {}

    /** @param args file of the first dump, file of facts, file of the last dump */
    public static void main(final String[] args) throws Exception {
        final Map<String, Long> facts = new LinkedHashMap<>();
        plant(facts);
        final Map<String, Mending> mendings = mendings();
        final Path directory = Path.of(args[0]).getParent();
        // Once for nothing: what dumping needs is in the heap from then on.
        Dumping.dump(directory.resolve("warm.hprof").toString());
        settle();
        Dumping.dump(args[0]);
        for (final Map.Entry<String, Mending> mending : mendings.entrySet()) {
            mending.getValue().run();
            settle();
            Dumping.dump(directory.resolve("without-" + mending.getKey() + ".hprof").toString());
        }
        Dumping.dump(args[2]);
        Dumping.facts(args[1], facts);
        POOL.shutdown();
    }

    private static void settle() throws InterruptedException {
        System.gc();
        Thread.sleep(100);
    }

    private static void plant(final Map<String, Long> facts) throws Exception {
        for (int i = 0; i < 100_000; i++) {
            mapBloat.put("k" + i, "v");
        }
        mapBloat.keySet().removeIf(key -> key.length() > 2 || key.equals("k9") || key.equals("k8"));
        facts.put("map-bloat:bloatedEntries", (long) mapBloat.size());
        facts.put("map-bloat:bloatedCapacity", 262_144L);
        facts.put("map-bloat:neededCapacity", 16L);
        plantTries(facts);
        for (int i = 0; i < 3_000; i++) {
            zeroValues.put("counter" + i, new AtomicInteger());
        }
        facts.put("zero-values:zeroValues", 3_000L);
        final Object[] keys = new Object[2_000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new Object();
            staleEntries.put(keys[i], new byte[100]);
        }
        facts.put("stale-entries:staleEntries", 2_000L);
        for (int i = 0; i < EMPTY_COLLECTIONS.length; i++) {
            EMPTY_COLLECTIONS[i] = new Row();
            EMPTY_COLLECTIONS[i].attributes = new HashMap<>();
        }
        facts.put("empty-collections:neverFilled", 8_000L);
        for (int i = 0; i < SINGLETON_MAPS.length; i++) {
            SINGLETON_MAPS[i] = new Row();
            SINGLETON_MAPS[i].attributes = new HashMap<>();
            SINGLETON_MAPS[i].attributes.put("key", "value");
        }
        facts.put("singleton-maps:singletons", 2_000L);
        oversizedLists.addAll(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
        facts.put("oversized-lists:entries", 10L);
        facts.put("oversized-lists:capacity", 100_000L);
        for (int i = 0; i < 3_000; i++) {
            hashCollisions.put(new Crowded(i), "crowded");
        }
        facts.put("hash-collisions:collisions", 2_992L);
        facts.put("hash-collisions:longestChain", 375L);
        facts.put("hash-collisions:treeifiedBins", 8L);
        plantMore(facts);
    }

    private static void plantTries(final Map<String, Long> facts) {
        final int fanOut = 16;
        deadTrieNodes.root.children = new RouteNode[fanOut + 4];
        for (int i = 0; i < fanOut * fanOut * fanOut; i++) {
            RouteNode node = deadTrieNodes.root;
            for (int rest = i, depth = 0; depth < 3; rest /= fanOut, depth++) {
                if (node.children == null) {
                    node.children = new RouteNode[fanOut + 4];
                }
                // Every other slot is free now and then: a trie has gaps.
                final int at = rest % fanOut + (depth + rest % fanOut / 4) % 4;
                node.children[at] = node.children[at] == null ? new RouteNode() : node.children[at];
                node = node.children[at];
            }
            node.handler = "h" + i;
        }
        final long all = count(deadTrieNodes.root);
        for (int i = 0; i < deadTrieNodes.root.children.length; i++) {
            if (i > 2 && deadTrieNodes.root.children[i] != null) {
                clear(deadTrieNodes.root.children[i]);
            }
        }
        facts.put("dead-trie-nodes:nodes", all);
        facts.put("dead-trie-nodes:deadNodes", dead(deadTrieNodes.root));
        final int letters = 40;
        for (int word = 0; word < 100; word++) {
            WordNode node = singleChildTrie.root;
            for (int i = 0; i < letters; i++) {
                final int at = i == 0 ? word * 2 + 1 : (word + i) % 3 + 1;
                node.next[at] = new WordNode(i == letters - 1 ? 0 : 4);
                node = node.next[at];
            }
            node.meaning = "m" + word;
        }
        facts.put("single-child-trie:singleChildNodes", 100L * (letters - 1));
        facts.put("single-child-trie:singleChildChains", 100L);
        facts.put("trie-slack:slackSlots", fill(trieSlack.root, 5));
    }

    /** Gives a node four children and these theirs. @return slots that are free */
    private static long fill(final RoomyNode node, final int levels) {
        long free = node.children.length;
        node.value = levels == 0 || (levels + node.letter) % 3 == 0 ? "v" + levels : null;
        for (int i = 0; levels > 0 && i < 4; i++) {
            final RoomyNode child = new RoomyNode((char) ('a' + (levels * 7 + node.letter + i * 5) % 26));
            node.children[node.count++] = child;
            free += fill(child, levels - 1) - 1;
        }
        return free;
    }

    private static void trim(final RoomyNode node) {
        node.children = Arrays.copyOf(node.children, node.count);
        Arrays.stream(node.children).forEach(FaultSpecimens::trim);
    }

    private static WordNode only(final WordNode... children) {
        WordNode only = null;
        for (final WordNode child : children) {
            only = child == null ? only : child;
        }
        return only;
    }

    private static long count(final RouteNode node) {
        long count = 1;
        if (node.children != null) {
            for (final RouteNode child : node.children) {
                count += child == null ? 0 : count(child);
            }
        }
        return count;
    }

    private static void clear(final RouteNode node) {
        node.handler = null;
        if (node.children != null) {
            Arrays.stream(node.children).filter(child -> child != null).forEach(FaultSpecimens::clear);
        }
    }

    private static boolean lives(final RouteNode node) {
        return node.handler != null || node.children != null
                && Arrays.stream(node.children).anyMatch(child -> child != null && lives(child));
    }

    private static long dead(final RouteNode node) {
        long dead = 0;
        for (final RouteNode child : node.children) {
            dead += child == null || lives(child) ? 0 : count(child);
        }
        return dead;
    }

    private static void plantMore(final Map<String, Long> facts) throws Exception {
        final char[] text = "a text of forty characters in all places".toCharArray();
        for (int i = 0; i < DUPLICATE_STRINGS.length; i++) {
            DUPLICATE_STRINGS[i] = new String(text);
        }
        // The constant above is one of its own.
        facts.put("duplicate-strings:strings", 3_001L);
        facts.put("duplicate-strings:arrays", 3_001L);
        for (int i = 0; i < BOXED_DUPLICATES.length; i++) {
            BOXED_DUPLICATES[i] = Integer.valueOf(1_000_000 + i % 10);
        }
        onAllThreads(() -> SESSION.set(new Session()));
        facts.put("thread-local-leftovers:values", (long) THREADS);
        for (int i = 0; i < 4; i++) {
            PLUGINS.add(new PluginLoader().define(FaultSpecimens.class.getName() + "$Plugin")
                    .getDeclaredConstructor().newInstance());
        }
        facts.put("class-loader-leak:loaders", 4L);
        for (int i = 0; i < 2_000; i++) {
            final byte[] state = new byte[100];
            LISTENERS.add(() -> state[0]++);
        }
        facts.put("listener-growth:listeners", 2_000L);
        makeSlow();
        System.gc();
        TimeUnit.MILLISECONDS.sleep(500);
        facts.put("finalizer-backlog:waiting", 999L);
    }

    private static void makeSlow() {
        for (int i = 0; i < 1_000; i++) {
            new Slow();
        }
    }

    private static void onAllThreads(final Runnable task) throws Exception {
        final CyclicBarrier together = new CyclicBarrier(THREADS);
        final List<java.util.concurrent.Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(POOL.submit(() -> {
                together.await();
                task.run();
                return null;
            }));
        }
        for (final java.util.concurrent.Future<?> each : running) {
            each.get();
        }
    }

    private static Map<String, Mending> mendings() {
        final Map<String, Mending> mendings = new LinkedHashMap<>();
        mendings.put("map-bloat", () -> mapBloat = new HashMap<>(mapBloat));
        mendings.put("dead-trie-nodes", () -> {
            final RouteNode[] children = deadTrieNodes.root.children;
            for (int i = 0; i < children.length; i++) {
                children[i] = children[i] == null || lives(children[i]) ? children[i] : null;
            }
        });
        mendings.put("single-child-trie", () -> {
            final WordNode[] next = singleChildTrie.root.next;
            for (int i = 0; i < next.length; i++) {
                while (next[i] != null && next[i].meaning == null) {
                    next[i] = only(next[i].next);
                }
            }
        });
        mendings.put("trie-slack", () -> trim(trieSlack.root));
        mendings.put("zero-values", () -> zeroValues.clear());
        mendings.put("stale-entries", () -> {
            if (!staleEntries.isEmpty()) {
                throw new IllegalStateException("some keys are alive");
            }
        });
        mendings.put("empty-collections", () -> Arrays.stream(EMPTY_COLLECTIONS).forEach(r -> r.attributes = null));
        mendings.put("singleton-maps", () -> Arrays.stream(SINGLETON_MAPS)
                .forEach(row -> row.attributes = Map.of("key", "value")));
        mendings.put("oversized-lists", () -> oversizedLists.trimToSize());
        mendings.put("hash-collisions", () -> {
            final List<Map.Entry<Crowded, String>> entries = new ArrayList<>(hashCollisions.entrySet());
            hashCollisions = new HashMap<>();
            Crowded.mended = true;
            entries.forEach(entry -> hashCollisions.put(entry.getKey(), entry.getValue()));
        });
        mendings.put("duplicate-strings", () -> Arrays.fill(DUPLICATE_STRINGS, DUPLICATE_STRINGS[0]));
        mendings.put("boxed-duplicates", () -> {
            for (int i = 0; i < BOXED_DUPLICATES.length; i++) {
                BOXED_DUPLICATES[i] = BOXED_DUPLICATES[i % 10];
            }
        });
        mendings.put("thread-local-leftovers", () -> onAllThreads(SESSION::remove));
        mendings.put("class-loader-leak", () -> {
            for (int i = 1; i < 4; i++) {
                PLUGINS.remove(PLUGINS.size() - 1);
            }
        });
        mendings.put("finalizer-backlog", () -> {
            FINALIZING.countDown();
            while (FINALIZED.get() < 1_000) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        });
        mendings.put("listener-growth", () -> {
            final Runnable first = LISTENERS.get(0);
            LISTENERS.clear();
            LISTENERS.add(first);
        });
        return mendings;
    }
}
