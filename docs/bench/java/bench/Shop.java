package bench;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a server has on its heap: maps, lists, trees, strings, boxed numbers, a trie, proxies, and a list that is very long. */
final class Shop {

    static final Shop INSTANCE = new Shop();

    private static final int ORDERS = 5;
    private static final int ARTICLES = 3;
    private static final int MOST_RECEIPT = 64;
    private static final int MOST_NUMBERS = 20;
    private static final int LEAST_ITEMS = 10;
    private static final int MOST_ITEMS = 40;
    private static final int CITIES = 5000;
    private static final int INDEXED = 8;
    private static final int PROXIES = 50;

    record Customer(long id, String name, List<Order> orders, Map<String, Item> items, Customer invitedBy) {}

    record Order(int number, String[] articles, byte[] receipt, List<Object> notes) {}

    /** Of a chain by {@link #next}, and in a map. */
    static final class Item {
        final long id;
        final String city;
        final Item next;

        Item(final long id, final String city, final Item next) {
            this.id = id;
            this.city = city;
            this.next = next;
        }
    }

    /** Of a list that is as long as the heap allows. */
    static final class Link {
        Link next;
        Object value;
    }

    /** What a proxy stands for. */
    interface Greeter {
        String greet(String who);
    }

    final Map<Long, Customer> customers = new HashMap<>();
    final TreeMap<String, Customer> byName = new TreeMap<>();
    final ConcurrentHashMap<Long, Item> index = new ConcurrentHashMap<>();
    final LinkedList<Order> recent = new LinkedList<>();
    final List<Greeter> proxies = new ArrayList<>();
    final Trie trie = new Trie();
    Link first;
    Object[] values;
    private final Random random = new Random(1);
    private Customer last;
    private long items;

    private Shop() {}

    /** A list whose values an array holds as well: neither dominates them. */
    void chain(final int length) {
        values = new Object[length];
        for (int i = 0; i < length; i++) {
            final Link link = new Link();
            link.next = first;
            link.value = Long.MAX_VALUE - i;
            values[i] = link.value;
            first = link;
        }
    }

    void add(final long id) {
        final List<Order> orders = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            orders.add(order(number));
        }
        recent.add(orders.get(0));
        final Customer customer = new Customer(id, "customer-" + random.nextLong(1_000_000_000L), orders, items(),
                random.nextInt(10) == 0 ? last : null);
        customers.put(id, customer);
        byName.put(customer.name(), customer);
        trie.node(id).value = customer;
        if (id % PROXIES == 0) {
            proxies.add((Greeter) Proxy.newProxyInstance(Shop.class.getClassLoader(), new Class<?>[]{Greeter.class},
                    (_, _, _) -> customer.name()));
        }
        last = customer;
    }

    private Order order(final int number) {
        final String[] articles = new String[ARTICLES];
        for (int i = 0; i < articles.length; i++) {
            articles[i] = "article-" + random.nextInt(1_000_000);
        }
        final List<Object> notes = new LinkedList<>();
        notes.add(new int[random.nextInt(MOST_NUMBERS)]);
        notes.add(random.nextLong());
        return new Order(number, articles, new byte[random.nextInt(MOST_RECEIPT)], notes);
    }

    private Map<String, Item> items() {
        final Map<String, Item> map = new HashMap<>();
        Item next = null;
        for (int count = LEAST_ITEMS + random.nextInt(MOST_ITEMS); count > 0; count--) {
            final Item item = new Item(++items, "city-" + items % CITIES, next);
            map.put("item-" + item.id, item);
            if (item.id % INDEXED == 0) {
                index.put(item.id, item);
            }
            next = item;
        }
        return map;
    }
}
