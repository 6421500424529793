package deadwood.importers.specimen.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Tries as people write them. Keys are put in, most are taken out again by programmers who forgot the nodes; then the program counts its own nodes,
 * dumps itself, takes out what is dead, and dumps itself again.
 */
public final class TrieSpecimens {

    private static final int KEYS = 3_000;

    /** Holds a trie among other things. */
    static final class Service {
        final Map<String, String> settings = new HashMap<>();
        final Trie index;
        final Thread starter = Thread.currentThread();

        Service(final Trie index) {
            this.index = index;
        }
    }

    static final Map<String, Service> SERVICES = new LinkedHashMap<>();
    static final Service ARRAY = new Service(new ArrayTrie());
    static final Service HASH = new Service(new HashTrie());
    static final Service HASH_MAP = new Service(new HashMapTrie());
    static final Service CONCURRENT = new Service(new ConcurrentTrie());
    static final Service SORTED = new Service(new SortedTrie());
    static final Service TERNARY = new Service(new TernaryTrie());
    static final Service BINARY = new Service(new BinaryTrie());

    private TrieSpecimens() {}

    /** @param arguments the file for the dump, that for the facts, and that for a dump without dead nodes */
    public static void main(final String[] arguments) throws Exception {
        final Map<String, Service> services = new LinkedHashMap<>();
        services.put("ARRAY", ARRAY);
        services.put("HASH", HASH);
        services.put("HASH_MAP", HASH_MAP);
        services.put("CONCURRENT", CONCURRENT);
        services.put("SORTED", SORTED);
        services.put("TERNARY", TERNARY);
        services.put("BINARY", BINARY);
        final Map<String, Long> facts = new LinkedHashMap<>();
        for (final Map.Entry<String, Service> service : services.entrySet()) {
            fill(service.getValue().index);
            count(service.getKey(), service.getValue().index.view(), facts);
        }
        Dumping.facts(arguments[1], facts);
        Dumping.dump(arguments[0]);
        services.values().forEach(service -> service.index.prune());
        Dumping.dump(arguments[2]);
    }

    private static void fill(final Trie trie) {
        final Random random = new Random(17);
        final List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            final StringBuilder key = new StringBuilder();
            for (int length = 3 + random.nextInt(5); length > 0; length--) {
                key.append((char) ('a' + random.nextInt(26)));
            }
            keys.add(key.toString());
        }
        keys.forEach(trie::put);
        for (int i = 0; i < KEYS; i++) {
            if (i % 20 != 0) {
                trie.remove(keys.get(i));
            }
        }
    }

    private static void count(final String name, final View root, final Map<String, Long> facts) {
        facts.put(name + ".entries", root.sum(view -> view.value ? 1 : 0));
        facts.put(name + ".capacity", root.sum(view -> view.slots));
        facts.put(name + ".emptySlots", root.sum(view -> view.empty));
        facts.put(name + ".nodes", root.sum(view -> 1));
        facts.put(name + ".interior", root.sum(view -> view.children.isEmpty() ? 0 : 1));
        facts.put(name + ".leaves", root.sum(view -> view.children.isEmpty() ? 1 : 0));
        facts.put(name + ".deadNodes", root.sum(view -> view != root && view.dead() ? 1 : 0));
        facts.put(name + ".maxDepth", (long) root.depth());
    }
}
