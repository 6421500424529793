package deadwood.model.structure.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of the catalog that one file holds: the collections of one library, or somebody's own.
 *
 * @param library name of the library and the versions that the entries were tested with, as a person reads it
 * @param collections the classes; several may have one name, of which the first whose fields are there is taken
 * @param prefixes beginnings of the names of classes that are no hand-written tries, whatever they look like
 * @param pairs classes whose objects are an entry each where they are elements of another collection: tuples, map entries
 * @param weakKeys classes of weak references that stand in place of keys: an entry is stale where its key was cleared
 * @param empties classes whose objects stand for nothing: {@code None}, {@code Nil}
 */
public record Section(@Nullable String library, List<CatalogEntry> collections, List<String> prefixes,
        List<NodeEntry> pairs, List<String> weakKeys, List<String> empties) {

    private static final Set<String> TOO_GENERAL = Set.of("java.lang.Object", "java.lang.Record", "java.lang.Enum",
            "java.lang.Throwable");

    public Section {
        collections = CatalogEntry.orEmpty(collections);
        prefixes = CatalogEntry.orEmpty(prefixes);
        pairs = CatalogEntry.orEmpty(pairs);
        weakKeys = CatalogEntry.orEmpty(weakKeys);
        empties = CatalogEntry.orEmpty(empties);
    }

    /** What is wrong with its entries, in words; empty if nothing is. */
    List<String> faults() {
        final List<String> faults = new ArrayList<>();
        final Set<CatalogEntry> seen = new HashSet<>();
        for (final CatalogEntry entry : collections) {
            final List<String> own = new ArrayList<>(entry.faults());
            if (TOO_GENERAL.contains(entry.type())) {
                own.add("would make collections of all sorts of objects");
            }
            if (!seen.add(entry)) {
                own.add("stands there twice");
            }
            if (!own.isEmpty()) {
                faults.add(entry.type() + " " + String.join(", ", own));
            }
        }
        for (final NodeEntry pair : pairs) {
            final List<String> own = new ArrayList<>();
            pair.addFaults(own);
            own.forEach(fault -> faults.add(pair.type() + " " + fault));
        }
        if (collections.isEmpty() && prefixes.isEmpty()) {
            faults.add("there are neither collections nor prefixes");
        }
        prefixes.stream().filter(String::isBlank).forEach(_ -> faults.add("a prefix is empty"));
        return faults;
    }
}
