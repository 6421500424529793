import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Fills its heap with about as many objects as it is told, in maps, lists, trees, strings and a trie as servers have them, and
 * dumps it twice: the second time after it has leaked a tenth more in a trie and in a map.
 *
 * <pre>java -Xmx2g BigHeap.java DIRECTORY OBJECTS</pre>
 */
public final class BigHeap {

    record Customer(long id, String name, List<Order> orders, Customer invitedBy) {}

    record Order(int number, String[] articles, byte[] receipt) {}

    /** Of a trie over hexadecimal digits. */
    static final class Node {
        Node[] children;
        Object value;
    }

    static final Node TRIE = new Node();
    static final Map<Long, Customer> CUSTOMERS = new HashMap<>();
    static final TreeMap<String, Customer> BY_NAME = new TreeMap<>();
    static final LinkedList<Order> RECENT = new LinkedList<>();
    static final Map<Integer, String> SESSIONS = new HashMap<>();
    static final Random RANDOM = new Random(1);

    /** Objects that came with one customer, as counted in a dump. */
    private static final double OBJECTS_A_CUSTOMER = 60.1;

    private BigHeap() {}

    public static void main(final String[] args) throws Exception {
        final Path directory = Path.of(args[0]);
        final long customers = Math.round(Long.parseLong(args[1]) / OBJECTS_A_CUSTOMER);
        Customer last = null;
        for (long id = 0; id < customers; id++) {
            last = add(id, last);
        }
        dump(directory.resolve("before.hprof"));
        for (int session = 0; session < customers; session++) {
            SESSIONS.put(session, "session-" + session);
        }
        SESSIONS.clear();
        for (long id = 0; id < customers / 4; id++) {
            node(hex(customers + id));
        }
        dump(directory.resolve("after.hprof"));
    }

    private static Customer add(final long id, final Customer last) {
        final List<Order> orders = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            final String[] articles = new String[3];
            for (int i = 0; i < articles.length; i++) {
                articles[i] = "article-" + RANDOM.nextInt(1_000_000);
            }
            final Order order = new Order(number, articles, new byte[RANDOM.nextInt(64)]);
            orders.add(order);
            if (number == 0) {
                RECENT.add(order);
            }
        }
        final Customer customer = new Customer(id, "customer-" + RANDOM.nextLong(1_000_000_000L), orders,
                RANDOM.nextInt(10) == 0 ? last : null);
        CUSTOMERS.put(id, customer);
        BY_NAME.put(customer.name(), customer);
        node(hex(id)).value = customer;
        return customer;
    }

    /** Spread over the whole trie. */
    private static String hex(final long id) {
        return String.format("%07x", id * 2_654_435_761L & 0xfff_ffffL);
    }

    private static Node node(final String digits) {
        Node node = TRIE;
        for (int i = 0; i < digits.length(); i++) {
            final int digit = Character.digit(digits.charAt(i), 16);
            if (node.children == null) {
                node.children = new Node[16];
            }
            if (node.children[digit] == null) {
                node.children[digit] = new Node();
            }
            node = node.children[digit];
        }
        return node;
    }

    private static void dump(final Path file) throws Exception {
        Files.deleteIfExists(file);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
    }
}
