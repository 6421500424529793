package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.parallel.Workers;
import deadwood.model.heap.AddressIndex;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.WeakReferences;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the reader, each against the plainest way to do the same. */
class PartsTest {

    private static final Path FILE = Path.of("some.hprof");

    @Test
    void mapsFindWhatWasPutFirst() {
        final Random random = new Random(1);
        final Map<Long, Long> expected = new HashMap<>();
        try (LongLongMap map = new LongLongMap()) {
            for (int i = 0; i < 20_000; i++) {
                final long key = random.nextInt(4) == 0 ? random.nextInt(500) : random.nextLong();
                map.putIfAbsent(key, i);
                expected.putIfAbsent(key, (long) i);
            }
            assertThat(map.size()).isEqualTo(expected.size());
            expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
            assertThat(map.get(-12345)).isEqualTo(LongLongMap.MISSING);
            assertThat(map.keys()).containsExactlyInAnyOrder(
                    expected.keySet().stream().mapToLong(Long::longValue).toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "3, 3", "0, 2"})
    void addressesMarkedInAnyOrderComeOutSorted(final int shift, final int threads) throws IOException {
        final Random random = new Random(shift * 10L + threads);
        final TreeSet<Long> expected = new TreeSet<>(Long::compareUnsigned);
        final List<Long> order = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            final long near = (1L + random.nextInt(50_000)) << shift;
            final long address = random.nextInt(10) == 0 ? near | 0xffff_ffff_0000_0000L : 0x7_0000_0000L + near;
            order.add(address);
            expected.add(address);
        }
        try (AddressBits bits = new AddressBits(shift, 100); NativeColumnStore store = new NativeColumnStore()) {
            final long[] duplicates = new long[1];
            Workers.run(threads, "test", CancelSignal.NEVER, stop -> {
                final AddressBits.Marker marker = bits.new Marker();
                final int share;
                synchronized (duplicates) {
                    share = (int) duplicates[0]++ % threads;
                }
                for (int i = share; i < order.size(); i += threads) {
                    assertThat(marker.mark(order.get(i))).isTrue();
                }
                marker.flush();
                synchronized (duplicates) {
                    duplicates[0] += marker.duplicates() << 32;
                }
            });
            assertThat(duplicates[0] >>> 32).isEqualTo(order.size() - expected.size());
            final AddressIndex index = bits.freeze(store, FILE, CancelSignal.NEVER).index();
            assertThat(index.objectCount()).isEqualTo(expected.size());
            int id = 0;
            for (final long address : expected) {
                assertThat(index.idOf(address)).isEqualTo(id);
                assertThat(index.addressOf(id++)).isEqualTo(address);
            }
            assertThat(index.idOf(0x7_0000_0000L)).isEqualTo(HeapGraph.NONE);
        }
    }

    @Test
    void addressesThatCannotBeOnesAreRefused() throws IOException {
        try (AddressBits bits = new AddressBits(3, 2)) {
            final AddressBits.Marker marker = bits.new Marker();
            assertThat(marker.mark(0)).isFalse();
            assertThat(marker.mark(12)).isFalse();
            assertThat(marker.mark(8)).isTrue();
            assertThat(marker.mark(1L << 40)).isTrue();
            assertThat(marker.mark(1L << 50)).isFalse();
            assertThat(marker.mark(16)).isTrue();
            assertThat(marker.marked()).isEqualTo(3);
        }
    }

    @Test
    void positionsAreFoundByRuns() throws IOException {
        final Random random = new Random(2);
        final int objects = 5000;
        final TreeMap<Integer, Long> firsts = new TreeMap<>();
        for (int object = 0; object < objects; object += 1 + random.nextInt(64)) {
            firsts.put(object, random.nextInt(20) == 0 ? ObjectPositions.NOWHERE : random.nextLong() >>> 8);
        }
        final List<Integer> order = new ArrayList<>(firsts.keySet());
        Collections.shuffle(order, random);
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn runs = store.ints("runs", order.size() * 3L);
            for (int i = 0; i < order.size(); i++) {
                final long position = firsts.get(order.get(i));
                runs.set(i * 3L, order.get(i));
                runs.set(i * 3L + 1, (int) (position >>> 32));
                runs.set(i * 3L + 2, (int) position);
            }
            final ObjectPositions positions = ObjectPositions.of(runs, objects, store, CancelSignal.NEVER);
            for (int object = 0; object < objects; object++) {
                assertThat(positions.firstOf(object)).isEqualTo(firsts.floorKey(object));
                assertThat(positions.positionOfFirst(object)).isEqualTo(firsts.floorEntry(object).getValue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "9000, true", "9000, false"})
    void weakReferencesComeOutSorted(final int size, final boolean ascending) throws IOException {
        final Random random = new Random(size);
        final TreeMap<Integer, Integer> expected = new TreeMap<>();
        while (expected.size() < size) {
            expected.put(random.nextInt(Integer.MAX_VALUE), random.nextInt(Integer.MAX_VALUE));
        }
        final List<Integer> order = new ArrayList<>(expected.keySet());
        if (!ascending) {
            Collections.shuffle(order, random);
        }
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn pairs = store.ints("pairs", size * 2L);
            for (int i = 0; i < size; i++) {
                pairs.set(i * 2L, order.get(i));
                pairs.set(i * 2L + 1, expected.get(order.get(i)));
            }
            final WeakReferences weak = WeakColumns.sorted(pairs, store, store, CancelSignal.NEVER);
            assertThat(weak.size()).isEqualTo(size);
            int i = 0;
            for (final Map.Entry<Integer, Integer> entry : expected.entrySet()) {
                assertThat(weak.sources().get(i)).isEqualTo(entry.getKey());
                assertThat(weak.referents().get(i++)).isEqualTo(entry.getValue());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"java/lang/String, java.lang.String", "[B, byte[]", "[[J, long[][]",
        "[Ljava/util/HashMap$Node;, java.util.HashMap$Node[]", "[[[Lcom/acme/A;, com.acme.A[][][]",
        "com/acme/Main$$Lambda/0x00007f1234, com.acme.Main$$Lambda/0x00007f1234",
        "com/acme/Main$$Lambda+0x00007f1234, com.acme.Main$$Lambda+0x00007f1234",
        "[Lcom/acme/Main$$Lambda/0x12;, com.acme.Main$$Lambda/0x12[]", "java.lang.String[], java.lang.String[]",
        "Plain, Plain", "[, []"})
    void namesAreThoseOfJavaSource(final String dumped, final String expected) {
        assertThat(JavaNames.ofClass(dumped)).isEqualTo(expected);
    }

    @Test
    void workersReportTheFirstFailureAndStop() {
        final List<String> events = Collections.synchronizedList(new ArrayList<>());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Workers.run(4, "test", CancelSignal.NEVER, stop -> {
            synchronized (events) {
                events.add("started");
                if (events.size() == 4) {
                    throw new IOException("the disk is gone");
                }
            }
            while (true) {
                stop.check();
                Thread.onSpinWait();
            }
        })).isInstanceOf(IOException.class).hasMessage("the disk is gone");
        assertThat(events).hasSize(4);
    }
}
