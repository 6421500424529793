package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectSet;
import deadwood.model.retention.ReachableObjects;
import deadwood.model.retention.Retention;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code class-loader-leak}: at least {@value #MANY} class loaders of one class that defined the same classes: of two of them the one with fewer has
 * nine tenths of its classes in common with the other. An application that was deployed again and never let go looks like that;
 * several applications that use the same libraries do not.
 * <p>
 * To gain is what goes when all but one of the loaders go, with their classes and all instances of these: that one stays which retains most.
 */
final class ClassLoaderLeak implements HeapDetector {

    private static final int MANY = 3;
    private static final int CHECK_EVERY = 1 << 14;
    private static final int TENTHS = 10;
    private static final int COMMON = 9;

    @Override
    public String kind() {
        return "class-loader-leak";
    }

    /** Loaders that defined the same classes; {@code names} are those of the first. */
    private record Cluster(Set<String> names, List<Integer> loaders) {}

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) throws IOException {
        final Map<Integer, Set<String>> defined = defined(facts);
        final Map<Integer, List<Cluster>> byClass = new TreeMap<>();
        defined.forEach((loader, names) -> {
            facts.cancel().check();
            final List<Cluster> clusters = byClass.computeIfAbsent(facts.heap().classIdOf(loader),
                    _ -> new ArrayList<>());
            clusters.stream().filter(cluster -> isSame(cluster.names(), names)).findFirst().orElseGet(() -> {
                clusters.add(new Cluster(names, new ArrayList<>()));
                return clusters.getLast();
            }).loaders().add(loader);
        });
        final List<HeapFinding> findings = new ArrayList<>();
        for (final List<Cluster> clusters : byClass.values()) {
            for (final Cluster cluster : clusters) {
                if (cluster.loaders().size() >= MANY) {
                    addFinding(facts, cluster, findings);
                }
            }
        }
        return findings;
    }

    /** By reachable loader, ascending, the names of the classes it defined; only those that enough loaders have in common. */
    private static Map<Integer, Set<String>> defined(final HeapFacts facts) {
        final Map<String, Set<Integer>> loaders = new HashMap<>();
        for (final ClassInfo type : facts.heap().classes().all()) {
            if (!type.isArray() && type.loader() != HeapGraph.NONE
                    && facts.retention().isReachable(type.loader())) {
                loaders.computeIfAbsent(type.name(), _ -> new HashSet<>()).add(type.loader());
            }
        }
        final Set<Integer> candidates = new HashSet<>();
        loaders.values().stream().filter(of -> of.size() >= MANY).forEach(candidates::addAll);
        final Map<Integer, Set<String>> defined = new TreeMap<>();
        loaders.forEach((name, of) -> of.stream().filter(candidates::contains)
                .forEach(loader -> defined.computeIfAbsent(loader, _ -> new HashSet<>()).add(name)));
        return defined;
    }

    private static boolean isSame(final Set<String> left, final Set<String> right) {
        final Set<String> smaller = left.size() < right.size() ? left : right;
        final Set<String> larger = left.size() < right.size() ? right : left;
        final long common = smaller.stream().filter(larger::contains).count();
        return common * TENTHS >= (long) smaller.size() * COMMON;
    }

    private void addFinding(final HeapFacts facts, final Cluster cluster, final List<HeapFinding> findings)
            throws IOException {
        final Retention retention = facts.retention();
        final List<Integer> loaders = new ArrayList<>(cluster.loaders());
        loaders.sort(Comparator.comparingLong((Integer loader) -> -retention.retainedSize(loader))
                .thenComparing(Comparator.reverseOrder()));
        final List<Integer> stale = loaders.subList(1, loaders.size());
        final Places places = new Places(facts);
        final long gain = retained(facts, new HashSet<>(stale), places);
        final ClassInfo type = facts.heap().classOf(loaders.getFirst());
        if (gain >= facts.threshold().at(places.most())) {
            findings.add(new HeapFinding(kind(), places.most(), type.name(), loaders.size(),
                    List.of(new Measure("loaders", loaders.size()), new Measure("classes", cluster.names().size()),
                            new Measure("references", places.all()),
                            new Measure("referencesHere", places.there())),
                    gain,
                    Words.number(loaders.size()) + " class loaders of the class " + type.name()
                            + " defined the same " + Words.count(cluster.names().size(), "class", "classes") + ", "
                            + cluster.names().stream().sorted().findFirst().orElse("") + " among them; "
                            + Words.count(places.all(), "reference from outside holds", "references from outside hold")
                            + " the superfluous ones, " + Words.number(places.there()) + " of them here",
                    "Follow the path: what lives longer than the application must not hold its objects, classes or"
                            + " threads; take them away when it is undeployed.",
                    stale));
        }
    }

    /** What goes when some loaders go with all that is theirs; tells also where they are held. */
    private static long retained(final HeapFacts facts, final Set<Integer> loaders, final Places places)
            throws IOException {
        final HeapGraph heap = facts.heap();
        try (ColumnStore scratch = heap.store().scratch()) {
            final ObjectSet gone = ObjectSet.empty(scratch, "stale loaders", heap.objectCount());
            loaders.forEach(gone::add);
            final BitSet types = new BitSet();
            for (final ClassInfo type : heap.classes().all()) {
                if (loaders.contains(type.loader())) {
                    types.set(type.id());
                    if (type.mirror() != HeapGraph.NONE) {
                        gone.add(type.mirror());
                    }
                }
            }
            facts.forEachObject(types, gone::add);
            final ObjectSet kept = ReachableObjects.of(heap, true, gone, scratch,
                    Progress.NONE.begin("", 0, Progress.Unit.OBJECTS), facts.cancel());
            long bytes = 0;
            for (int object = 0; object < heap.objectCount(); object++) {
                if (object % CHECK_EVERY == 0) {
                    facts.cancel().check();
                }
                if (kept.contains(object)) {
                    addHolder(facts, object, gone, places);
                } else if (facts.retention().isReachable(object)) {
                    bytes += heap.shallowSize(object);
                }
            }
            return bytes;
        }
    }

    /** Where an object that stays refers to what is theirs. */
    private static void addHolder(final HeapFacts facts, final int holder, final ObjectSet theirs,
            final Places places) throws IOException {
        final HeapGraph heap = facts.heap();
        boolean last = heap.firstReference(holder) == HeapGraph.NONE;
        for (long position = heap.firstReference(holder); !last; position++) {
            last = heap.isLastAt(position);
            final int target = heap.targetAt(position);
            if (theirs.contains(target)) {
                // A class has no place but its name: it is the holder that says where it is held.
                places.add(heap.mirroredBy(target) == null ? target : holder);
            }
        }
    }
}
