import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.File;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.regex.Pattern;

/**
 * Holds a collection of every kind and an object of every class that says something, writes down what they say of themselves, and dumps its
 * heap. Runs in a JVM of its own, of JDK 17 or later. Arguments: the dump to be written, where to write down what is in it.
 */
public final class QueriedProgram {

    enum Colour {
        RED, GREEN {
            @Override
            public String toString() {
                return name();
            }
        }
    }

    /** All of one bucket. */
    record Colliding(String name) implements Comparable<Colliding> {
        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public int compareTo(final Colliding other) {
            return name.compareTo(other.name);
        }
    }

    static class Base {
        Object shared = "of the base";
        int number = 1;
    }

    /** Fields of all types, one of them hides one of the superclass. */
    static final class Everything extends Base {
        static final String STATIC_TEXT = "static text";
        static int staticNumber = -7;
        boolean flag = true;
        byte small = -8;
        char letter = 'ß';
        short medium = -1600;
        int number = 320_000;
        float real = 1.5f;
        long large = Long.MIN_VALUE;
        double precise = Math.PI;
        Object none;
        String text = "text with \u20ac";
        int[] numbers = {3, 1, 4, 1, 5};
        Object[] things = {"a", null, new Object()};
        Everything self = this;
    }

    @SuppressWarnings("removal")
    static final class Finalizable {
        static final CountDownLatch RUNNING = new CountDownLatch(1);

        @Override
        protected void finalize() throws Throwable {
            RUNNING.countDown();
            new CountDownLatch(1).await();
        }
    }

    /** Loaded by loaders of their own. */
    public static final class Plugin {
    }

    static final class Referred {
    }

    private static final Map<String, Object> COLLECTIONS = new LinkedHashMap<>();
    private static final Map<String, Object> TEXTS = new LinkedHashMap<>();
    private static final Everything EVERYTHING = new Everything();
    private static final List<Object> KEPT = new ArrayList<>();

    public static void main(final String[] arguments) throws Exception {
        fillMaps();
        fillLists();
        fillTexts();
        keepDuplicates();
        keepLoaders();
        keepReferences();
        KEPT.add(ManagementFactory.getRuntimeMXBean().getInputArguments());
        KEPT.add(System.getenv());
        // What is written down later sets a property.
        KEPT.add(TimeZone.getDefault());
        final Properties expected = new Properties();
        COLLECTIONS.forEach((name, collection) -> expected.put("contents." + name, entries(collection)));
        TEXTS.forEach((name, value) -> expected.put("text." + name, text(value)));
        System.getProperties().forEach((name, value) -> expected.put("property." + name, value));
        System.getenv().forEach((name, value) -> expected.put("environment." + name, value));
        expected.put("arguments", String.join("\n", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            expected.store(out, null);
        }
        leaveFinalizable();
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[0], true);
        System.exit(0);
    }

    private static <M extends Map<String, Integer>> M filled(final M map, final int count) {
        for (int i = 0; i < count; i++) {
            map.put("key " + i, i);
        }
        return map;
    }

    private static void fillMaps() {
        COLLECTIONS.put("HashMap", filled(new HashMap<>(), 40));
        final Map<String, Integer> nulls = new HashMap<>();
        nulls.put(null, 1);
        nulls.put("null", null);
        COLLECTIONS.put("HashMap of nulls", nulls);
        COLLECTIONS.put("empty HashMap", new HashMap<>());
        final Map<Colliding, Integer> tree = new HashMap<>();
        final Map<Colliding, Integer> concurrentTree = new ConcurrentHashMap<>();
        for (int i = 0; i < 100; i++) {
            tree.put(new Colliding("c" + i), i);
            concurrentTree.put(new Colliding("c" + i), i);
        }
        COLLECTIONS.put("treeified HashMap", tree);
        COLLECTIONS.put("treeified ConcurrentHashMap", concurrentTree);
        final LinkedHashMap<String, Integer> linked = filled(new LinkedHashMap<>(), 40);
        linked.remove("key 7");
        linked.put("key 7", 7);
        COLLECTIONS.put("LinkedHashMap", linked);
        COLLECTIONS.put("TreeMap", filled(new TreeMap<>(), 40));
        COLLECTIONS.put("ConcurrentHashMap", filled(new ConcurrentHashMap<>(), 40));
        COLLECTIONS.put("ConcurrentSkipListMap", filled(new ConcurrentSkipListMap<>(), 40));
        COLLECTIONS.put("Hashtable", filled(new Hashtable<>(), 40));
        COLLECTIONS.put("WeakHashMap", filled(new WeakHashMap<>(), 0));
        final Map<Object, Integer> weak = new WeakHashMap<>();
        for (final Colour colour : Colour.values()) {
            weak.put(colour, colour.ordinal());
        }
        COLLECTIONS.put("WeakHashMap of enums", weak);
        COLLECTIONS.put("IdentityHashMap", filled(new IdentityHashMap<>(), 40));
        COLLECTIONS.put("EnumMap", new EnumMap<>(Map.of(Colour.GREEN, "g")));
        COLLECTIONS.put("Map.of 0", Map.of());
        COLLECTIONS.put("Map.of 1", Map.of("k", "v"));
        COLLECTIONS.put("Map.of 3", Map.of("a", 1, "b", 2, "c", 3));
        COLLECTIONS.put("singletonMap", Collections.singletonMap("k", "v"));
        COLLECTIONS.put("unmodifiableMap", Collections.unmodifiableMap(filled(new TreeMap<>(), 3)));
        COLLECTIONS.put("synchronizedMap", Collections.synchronizedMap(filled(new TreeMap<>(), 3)));
        COLLECTIONS.put("keySet", filled(new HashMap<>(), 5).keySet());
        COLLECTIONS.put("values", filled(new HashMap<>(), 5).values());
        COLLECTIONS.put("linked keySet", filled(new LinkedHashMap<>(), 5).keySet());
        final Properties properties = new Properties();
        properties.put("p", "q");
        COLLECTIONS.put("Properties", properties);
    }

    private static List<String> names(final int count) {
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("element " + i);
        }
        return names;
    }

    private static void fillLists() {
        COLLECTIONS.put("ArrayList", names(20));
        COLLECTIONS.put("ArrayList of nulls", new ArrayList<>(Arrays.asList("a", null, "c")));
        COLLECTIONS.put("empty ArrayList", new ArrayList<>());
        COLLECTIONS.put("LinkedList", new LinkedList<>(Arrays.asList("a", null, "c")));
        COLLECTIONS.put("Vector", new Vector<>(names(3)));
        COLLECTIONS.put("Arrays.asList", Arrays.asList("a", null));
        COLLECTIONS.put("CopyOnWriteArrayList", new CopyOnWriteArrayList<>(names(3)));
        COLLECTIONS.put("List.of 1", List.of("one"));
        COLLECTIONS.put("List.of 2", List.of("one", "two"));
        COLLECTIONS.put("List.of 3", List.of("one", "two", "three"));
        COLLECTIONS.put("unmodifiableList", Collections.unmodifiableList(names(3)));
        COLLECTIONS.put("singletonList", Collections.singletonList("s"));
        COLLECTIONS.put("HashSet", new HashSet<>(names(20)));
        COLLECTIONS.put("LinkedHashSet", new LinkedHashSet<>(names(20)));
        COLLECTIONS.put("TreeSet", new TreeSet<>(names(20)));
        COLLECTIONS.put("ConcurrentSkipListSet", new ConcurrentSkipListSet<>(names(20)));
        COLLECTIONS.put("CopyOnWriteArraySet", new CopyOnWriteArraySet<>(names(3)));
        COLLECTIONS.put("Set.of 1", Set.of("one"));
        COLLECTIONS.put("Set.of 3", Set.of("one", "two", "three"));
        final Set<String> concurrent = ConcurrentHashMap.newKeySet();
        concurrent.addAll(names(20));
        COLLECTIONS.put("newKeySet", concurrent);
        final ArrayDeque<String> ring = new ArrayDeque<>(names(10));
        for (int i = 0; i < 8; i++) {
            ring.add(ring.remove());
        }
        COLLECTIONS.put("ArrayDeque", ring);
        final ArrayBlockingQueue<String> bounded = new ArrayBlockingQueue<>(12, false, names(10));
        for (int i = 0; i < 8; i++) {
            bounded.add(bounded.remove());
        }
        COLLECTIONS.put("ArrayBlockingQueue", bounded);
        COLLECTIONS.put("PriorityQueue", new PriorityQueue<>(names(10)));
        COLLECTIONS.put("ConcurrentLinkedQueue", new ConcurrentLinkedQueue<>(names(10)));
        COLLECTIONS.put("ConcurrentLinkedDeque", new ConcurrentLinkedDeque<>(names(10)));
        COLLECTIONS.put("LinkedBlockingQueue", new LinkedBlockingQueue<>(names(10)));
        COLLECTIONS.put("LinkedBlockingDeque", new LinkedBlockingDeque<>(names(10)));
    }

    private static void fillTexts() throws Exception {
        for (final Object value : new Object[]{"text", "\u20ac and \ud83d\ude00", "", 42, -1L, (short) 3, (byte) 4, 'c',
            1.25f, -2.5e300, true, new BigInteger("-123456789012345678901234567890"), BigInteger.ZERO,
            new BigDecimal("12345678901234567890.123"), new BigDecimal("1.50"), UUID.randomUUID(), Colour.GREEN,
            new AtomicInteger(5), new AtomicLong(6), new AtomicBoolean(true), new StringBuilder("built"),
            new StringBuffer("wide \u20ac"), LocalDate.of(2024, 2, 29), LocalTime.of(12, 34, 56, 789),
            LocalDateTime.of(1, 2, 3, 4, 5), ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")),
            OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHours(-3)), Instant.ofEpochSecond(1, 2),
            Duration.ofMillis(1234), ZoneId.of("Europe/Berlin"), ZoneOffset.UTC, new File("some/file"),
            Path.of("/some/ä/path"), URI.create("http://a/b?c#d"), new URL("http://host:80/file?query"),
            Pattern.compile("a+b*"), StandardCharsets.UTF_8, Locale.GERMANY, Locale.ENGLISH,
            Currency.getInstance("EUR"), new Exception("went wrong").getStackTrace()[0],
            InetAddress.getByAddress("name", new byte[]{10, 0, 0, (byte) 200}),
            InetAddress.getByAddress(new byte[]{127, 0, 0, 1}),
            InetSocketAddress.createUnresolved("host", 80)}) {
            TEXTS.put(TEXTS.size() + " " + value.getClass().getName(), value);
        }
    }

    private static String text(final Object value) {
        if (value instanceof InetAddress address) {
            return address.toString().replaceFirst("^/", "");
        }
        return value instanceof InetSocketAddress address ? address.getHostString() + ":" + address.getPort()
                : value.toString();
    }

    private static String entries(final Object collection) {
        final StringJoiner entries = new StringJoiner("\n");
        if (collection instanceof Map<?, ?> map) {
            map.entrySet().forEach(entry -> entries.add(element(entry.getKey()) + " = " + element(entry.getValue())));
        } else {
            ((Collection<?>) collection).forEach(element -> entries.add(element(element)));
        }
        return entries.toString();
    }

    private static String element(final Object element) {
        return element instanceof Colliding colliding ? "?" : String.valueOf(element);
    }

    private static void keepDuplicates() {
        for (int i = 0; i < 1000; i++) {
            KEPT.add("a thousand times ".repeat(3));
        }
        final String shared = "shared characters ".repeat(2);
        for (int i = 0; i < 99; i++) {
            KEPT.add(new String(shared));
        }
        KEPT.add(shared);
    }

    private static void keepLoaders() throws Exception {
        final URL here = QueriedProgram.class.getProtectionDomain().getCodeSource().getLocation();
        for (int i = 0; i < 3; i++) {
            final URLClassLoader loader = new URLClassLoader("plugin " + i, new URL[]{here}, null);
            KEPT.add(loader.loadClass(Plugin.class.getName()).getDeclaredConstructor().newInstance());
        }
    }

    private static void keepReferences() {
        final Referred strong = new Referred();
        KEPT.add(strong);
        for (int i = 0; i < 10; i++) {
            KEPT.add(new SoftReference<>(new Referred()));
            KEPT.add(new WeakReference<>(strong));
            KEPT.add(new WeakReference<>(new Referred()));
        }
    }

    /** One finalizer runs for ever, so that four objects wait for theirs and three more live on. */
    private static void leaveFinalizable() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            KEPT.add(new Finalizable());
        }
        for (int i = 0; i < 5; i++) {
            Reference.reachabilityFence(new Finalizable());
        }
        while (!Finalizable.RUNNING.await(50, TimeUnit.MILLISECONDS)) {
            System.gc();
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
        }
    }
}
