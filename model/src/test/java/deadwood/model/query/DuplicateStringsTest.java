package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.MemoryHeap;
import deadwood.model.heap.MemoryObject;
import deadwood.model.heap.RootKind;
import deadwood.model.retention.Retention;
import deadwood.model.retention.RetentionAnalysis;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DuplicateStringsTest {

    private static final int HEAPS = 150;
    private static final long STRING_SIZE = 24;

    /** Strings of one content: what is expected of their group. */
    private static final class Expected {
        private long strings;
        private final Map<MemoryObject, Long> arrays = new java.util.HashMap<>();

        long arraySizes() {
            return arrays.values().stream().mapToLong(size -> size).sum();
        }

        long size() {
            return strings * STRING_SIZE + arraySizes();
        }

        long arrayGain() {
            return arraySizes() - arrays.values().iterator().next();
        }

        long gain() {
            return (strings - 1) * STRING_SIZE + arrayGain();
        }
    }

    /** A heap full of strings, and what is to be found in it. */
    private static final class Fixture {

        private final MemoryHeap heap = new MemoryHeap();
        private final Map<String, Expected> expected = new TreeMap<>();
        private final List<MemoryObject> reachable = new ArrayList<>();
        private final Random random;
        private long withoutContent;

        Fixture(final long seed, final int strings) {
            random = new Random(seed);
            final List<MemoryObject> arrays = new ArrayList<>();
            final List<String> keys = new ArrayList<>();
            for (int i = 0; i < strings; i++) {
                if (random.nextInt(20) == 0) {
                    reachable.add(heap.object("java.lang.String"));
                    withoutContent++;
                } else if (random.nextInt(3) == 0 && !arrays.isEmpty()) {
                    final int shared = random.nextInt(arrays.size());
                    add(arrays.get(shared), keys.get(shared));
                } else {
                    final String text = text();
                    final boolean wide = random.nextInt(4) == 0;
                    final byte[] bytes = text
                            .getBytes(wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
                    arrays.add(heap.bytes(bytes));
                    keys.add((wide ? "W" : "L") + text);
                    add(arrays.getLast(), keys.getLast());
                }
            }
            reachable.forEach(string -> heap.root(RootKind.JNI_GLOBAL, string));
            heap.shuffled(seed);
        }

        /** Few different ones, some of them longer than what is kept for comparing; some wide ones have the bytes of narrow ones. */
        private String text() {
            final int length = switch (random.nextInt(8)) {
                case 0 -> 0;
                case 1 -> 2 * (1 << 12) + random.nextInt(2);
                default -> 2 * random.nextInt(4);
            };
            final char[] characters = new char[length];
            for (int i = 0; i < Math.min(length, 3); i++) {
                characters[i] = (char) (random.nextInt(2) == 0 ? 0 : 'a' + random.nextInt(2));
            }
            return new String(characters);
        }

        private void add(final MemoryObject array, final String key) {
            final MemoryObject string = heap.object("java.lang.String").set("value", array).set("coder",
                    key.startsWith("W") ? 1 : 0);
            if (random.nextInt(10) == 0) {
                return;
            }
            reachable.add(string);
            final Expected group = expected.computeIfAbsent(key, _ -> new Expected());
            group.strings++;
            group.arrays.put(array, (16L + array.length() + 7) / 8 * 8);
        }
    }

    @Test
    void agreesWithCountingThemOneByOne() throws IOException {
        for (int seed = 0; seed < HEAPS; seed++) {
            final Fixture fixture = new Fixture(seed, seed % 60);
            try (HeapGraph heap = fixture.heap.build()) {
                assertAgrees(fixture, find(heap, Integer.MAX_VALUE, Long.SIZE));
            }
        }
    }

    @Test
    void agreesOnStringsForSeveralParts() throws IOException {
        final Fixture fixture = new Fixture(99, 200_000);
        try (HeapGraph heap = fixture.heap.build()) {
            assertAgrees(fixture, find(heap, Integer.MAX_VALUE, Long.SIZE));
        }
    }

    private static DuplicateStrings find(final HeapGraph heap, final int limit, final int hashBits)
            throws IOException {
        final Retention retention = RetentionAnalysis.of(heap, true, Progress.NONE, CancelSignal.NEVER);
        return DuplicateStrings.of(heap, retention, limit, hashBits, Progress.NONE, CancelSignal.NEVER);
    }

    private static void assertAgrees(final Fixture fixture, final DuplicateStrings actual) {
        final List<Expected> groups = List.copyOf(fixture.expected.values());
        assertThat(actual.strings()).isEqualTo(fixture.reachable.size());
        assertThat(actual.stringSize()).isEqualTo(
                groups.stream().mapToLong(Expected::size).sum() + fixture.withoutContent * STRING_SIZE);
        assertThat(actual.distinct()).isEqualTo(groups.size());
        assertThat(actual.duplicated()).isEqualTo(groups.stream().filter(group -> group.strings > 1).count());
        assertThat(actual.gain()).isEqualTo(groups.stream().mapToLong(Expected::gain).sum());
        assertThat(actual.arrayGain()).isEqualTo(groups.stream().mapToLong(Expected::arrayGain).sum());
        assertGroups(fixture, actual.groups());
    }

    private static void assertGroups(final Fixture fixture, final List<DuplicateStrings.Group> actual) {
        final Set<String> rows = new HashSet<>();
        fixture.expected.forEach((key, group) -> {
            if (group.strings > 1) {
                final String text = key.substring(1);
                rows.add("%s %d %d %d %d %d".formatted(text.substring(0, Math.min(1_000, text.length())),
                        text.length(), group.strings, group.arrays.size(), group.size(), group.gain()));
            }
        });
        assertThat(actual).extracting(group -> "%s %d %d %d %d %d".formatted(group.text(), group.length(),
                group.strings(), group.arrays(), group.size(), group.gain())).containsAll(rows);
        assertThat(actual).hasSize(
                (int) fixture.expected.values().stream().filter(group -> group.strings > 1).count());
        assertThat(actual).isSortedAccordingTo(Comparator.comparingLong(DuplicateStrings.Group::gain).reversed());
    }

    @Test
    void comparesBytesWhereHashesDeceive() throws IOException {
        for (int seed = 0; seed < HEAPS; seed++) {
            final Fixture fixture = new Fixture(seed, seed % 60);
            try (HeapGraph heap = fixture.heap.build()) {
                assertGroups(fixture, find(heap, Integer.MAX_VALUE, 1 + seed % 3).groups());
            }
        }
    }

    @Test
    void tellsThoseFirstThatAreWorthMost() throws IOException {
        final Fixture fixture = new Fixture(5, 200);
        try (HeapGraph heap = fixture.heap.build()) {
            final List<DuplicateStrings.Group> all = find(heap, Integer.MAX_VALUE, Long.SIZE).groups();
            assertThat(find(heap, 3, Long.SIZE).groups()).isEqualTo(all.subList(0, 3));
            assertThat(find(heap, 0, Long.SIZE).groups()).isEmpty();
        }
    }

    @Test
    void findsNothingInAHeapWithoutStrings() throws IOException {
        try (HeapGraph heap = new MemoryHeap().build()) {
            assertThat(find(heap, 10, Long.SIZE)).isEqualTo(new DuplicateStrings(0, 0, 0, 0, 0, 0, List.of()));
        }
    }

    @Test
    void stopsWhenCancelled() throws IOException {
        final Fixture fixture = new Fixture(5, 2_000);
        try (HeapGraph heap = fixture.heap.build()) {
            final AtomicInteger asked = new AtomicInteger();
            DuplicateStrings.of(heap, null, 10, Progress.NONE, () -> asked.incrementAndGet() < 0);
            final int questions = asked.get();
            assertThat(questions).isGreaterThan(4);
            for (int at = 1; at <= questions; at++) {
                final int limit = at;
                asked.set(0);
                assertThatThrownBy(() -> DuplicateStrings.of(heap, null, 10, Progress.NONE,
                        () -> asked.incrementAndGet() >= limit)).isInstanceOf(CancellationException.class);
            }
        }
    }
}
