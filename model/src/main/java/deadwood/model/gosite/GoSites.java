package deadwood.model.gosite;

import deadwood.model.gosite.GoStructures.Rule;
import deadwood.model.gosite.GoStructures.Structure;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackTable;
import deadwood.model.store.CancelSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a Go program allocates buckets of maps and nodes of tries, by the frames that allocate them.
 * <p>
 * Heap dumps and addresses that were looked up have the frames of Go's own maps; protobuf profiles have not, there maps are inferred
 * from the sizes of objects, and said to be. Frames of sync.Map and of libraries are in all of them.
 *
 * @param rows the farthest from zero first by the sample type asked for; what is no map and no trie is not among them
 */
public record GoSites(List<Row> rows) {

    private static final int CHECK_EVERY = 1 << 14;
    private static final String BYTES = "bytes";
    /** Packages whose buffers double as maps do. */
    private static final Set<String> BUFFERS = Set.of("bytes", "strings", "bufio", "io", "io/ioutil", "slices");

    /** How sure a row is. */
    public enum Certainty {
        /** A function that does nothing else is on the stack. */
        NAMED_FRAME,
        /** The sizes of the objects fit; something else may have them too. */
        INFERENCE
    }

    /**
     * One site.
     *
     * @param structure "map", "sync.Map", or the library's path on GitHub
     * @param function the function that uses the structure: the innermost that is none of its own
     * @param totals by sample type
     * @param stack the heaviest of its stacks
     * @param stacks number of distinct stacks
     * @param reason why it is thought to be one, in words
     */
    public record Row(GoSiteKind kind, String structure, FrameTable.Function function, List<Long> totals, int stack,
            int stacks, Certainty certainty, String reason) {}

    public GoSites {
        rows = List.copyOf(rows);
    }

    /**
     * @param type the sample type that decides the order
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static GoSites of(final StackProfile profile, final int type, final IntPredicate samples,
            final CancelSignal cancel) {
        return new Search(profile, type).run(samples, cancel);
    }

    /** Whether a profile is of a Go program, by the names and files of its functions: sizes say something of Go's maps only there. */
    public static boolean isGo(final StackProfile profile) {
        return profile.frames().functions().stream()
                .anyMatch(function -> function.file().endsWith(".go") || function.name().startsWith("runtime."));
    }

    /** Rows are put together by this. */
    private record Site(GoSiteKind kind, String structure, int function, Certainty certainty, String reason) {}

    private record Match(GoSiteKind kind, String structure, String reason) {}

    private static final class Sums {

        private final long[] totals;
        private int stacks;
        private int heaviest = StackTable.NONE;
        private long weight = -1;

        Sums(final int types) {
            this.totals = new long[types];
        }
    }

    private static final class Search {

        private final StackProfile profile;
        private final StackTable stacks;
        private final FrameTable frames;
        private final int type;
        private final List<GoName> names;
        private final List<@Nullable Structure> structures;
        private final boolean[] isMap;
        private final Map<Integer, Site> siteOfStack = new HashMap<>();
        /** The stacks whose frames were looked at. */
        private final BitSet seen = new BitSet();

        Search(final StackProfile profile, final int type) {
            this.profile = profile;
            this.stacks = profile.stacks();
            this.frames = profile.frames();
            this.type = type;
            this.names = frames.functions().stream().map(function -> GoName.of(function.name())).toList();
            this.structures = new ArrayList<>();
            this.isMap = new boolean[names.size()];
            final Map<String, Structure> byPackage = GoStructures.byPackage();
            for (int function = 0; function < isMap.length; function++) {
                structures.add(byPackage.get(names.get(function).packagePath()));
                isMap[function] = GoStructures.MAP.packages().contains(names.get(function).packagePath());
            }
        }

        GoSites run(final IntPredicate samples, final CancelSignal cancel) {
            final Map<Integer, long[]> totals = new LinkedHashMap<>();
            final Map<Integer, Set<Long>> sizes = new HashMap<>();
            for (int sample = 0; sample < profile.size(); sample++) {
                if (sample % CHECK_EVERY == 0) {
                    cancel.check();
                }
                if (samples.test(sample)) {
                    final int stack = profile.stack(sample);
                    final Site site = siteOf(stack);
                    final long size = site == null ? objectSize(sample) : 0;
                    if (size > 0) {
                        sizes.computeIfAbsent(stack, _ -> new HashSet<>()).add(size);
                    }
                    if (site != null || size > 0) {
                        final long[] sums = totals.computeIfAbsent(stack, _ -> new long[profile.sampleTypes().size()]);
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += profile.value(i, sample);
                        }
                    }
                }
            }
            if (isGo(profile)) {
                sizes.forEach((stack, found) -> {
                    final Site inferred = inferred(stack, found);
                    if (inferred != null) {
                        siteOfStack.put(stack, inferred);
                    }
                });
            }
            return rows(totals);
        }

        private int function(final int stack) {
            return frames.functionId(stacks.frame(stack));
        }

        private @Nullable Site siteOf(final int stack) {
            if (!seen.get(stack)) {
                seen.set(stack);
                final Site site = named(stack);
                if (site != null) {
                    siteOfStack.put(stack, site);
                }
            }
            return siteOfStack.get(stack);
        }

        /** What the innermost frames of a stack say. */
        private @Nullable Site named(final int stack) {
            int user = stack;
            while (user != StackTable.ROOT && isMap[function(user)]) {
                user = stacks.parent(user);
            }
            Match match = match(GoStructures.MAP, stack, user);
            final Structure structure = user == StackTable.ROOT ? null : structures.get(function(user));
            if (structure != null) {
                final int inner = user;
                int outer = user;
                while (outer != StackTable.ROOT && structure.equals(structures.get(function(outer)))) {
                    outer = stacks.parent(outer);
                }
                final Match library = match(structure, inner, outer);
                if (library != null) {
                    match = library;
                    user = outer;
                }
            }
            if (match == null) {
                return null;
            }
            final int function = function(user == StackTable.ROOT ? stack : user);
            return new Site(match.kind, match.structure, function, Certainty.NAMED_FRAME, match.reason);
        }

        /** The first rule that a frame from one stack inclusive to another exclusive matches. */
        private @Nullable Match match(final Structure structure, final int inner, final int outer) {
            for (final Rule rule : structure.rules()) {
                for (int at = inner; at != outer; at = stacks.parent(at)) {
                    final GoName name = names.get(function(at));
                    if (rule.functions().matcher(name.inPackage()).matches()) {
                        return new Match(rule.kind(), structure.name(),
                                name.name() + " is on the stack: " + rule.reason());
                    }
                }
            }
            return null;
        }

        private long objectSize(final int sample) {
            for (final Label label : profile.labels(profile.labelSet(sample))) {
                if (label instanceof Label.Numeric(String key, long value, String _) && key.equals(BYTES)) {
                    return value;
                }
            }
            return 0;
        }

        private @Nullable Site inferred(final int stack, final Set<Long> sizes) {
            if (sizes.size() < GoMapSizes.LEAST_SIZES || stack == StackTable.ROOT
                    || BUFFERS.contains(names.get(function(stack)).packagePath())) {
                return null;
            }
            final String reason = GoMapSizes.reason(sizes.stream().mapToLong(Long::longValue).sorted().toArray());
            return reason == null
                    ? null
                    : new Site(GoSiteKind.MAP_BUCKETS, GoStructures.MAP.name(), function(stack), Certainty.INFERENCE,
                            "inferred: " + reason);
        }

        private GoSites rows(final Map<Integer, long[]> totals) {
            final Map<Site, Sums> sums = new LinkedHashMap<>();
            totals.forEach((stack, values) -> {
                final Site site = siteOfStack.get(stack);
                if (site != null) {
                    final Sums sum = sums.computeIfAbsent(site, _ -> new Sums(values.length));
                    for (int i = 0; i < values.length; i++) {
                        sum.totals[i] += values[i];
                    }
                    sum.stacks++;
                    if (Math.abs(values[type]) > sum.weight) {
                        sum.weight = Math.abs(values[type]);
                        sum.heaviest = stack;
                    }
                }
            });
            final List<Row> rows = new ArrayList<>();
            sums.forEach((site, sum) -> rows.add(new Row(site.kind, site.structure,
                    frames.functions().get(site.function), Arrays.stream(sum.totals).boxed().toList(), sum.heaviest,
                    sum.stacks, site.certainty, site.reason)));
            rows.sort(Comparator.comparingLong((Row row) -> Math.abs(row.totals().get(type))).reversed()
                    .thenComparing(row -> row.function().name()).thenComparing(Row::kind));
            return new GoSites(rows);
        }
    }
}
