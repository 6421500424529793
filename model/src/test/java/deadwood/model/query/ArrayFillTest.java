package deadwood.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapSketch;
import deadwood.model.heap.RootKind;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrayFillTest {

    private static final int HEAPS = 200;

    /** What is expected of one class, summed up while arrays are made. */
    private static final class Expected {
        private long arrays;
        private long size;
        private long elements;
        private long empty;
        private long zeroLength;
        private long allEmpty;
        private long allEmptySize;

        void add(final int length, final int emptyElements, final int elementBytes) {
            final long shallow = (16 + (long) length * elementBytes + 7) / 8 * 8;
            arrays++;
            size += shallow;
            elements += length;
            empty += emptyElements;
            zeroLength += length == 0 ? 1 : 0;
            allEmpty += length > 0 && length == emptyElements ? 1 : 0;
            allEmptySize += length > 0 && length == emptyElements ? shallow : 0;
        }
    }

    private final HeapSketch heap = new HeapSketch();
    private final Map<String, Expected> expected = new HashMap<>();

    private Expected of(final String type) {
        return expected.computeIfAbsent(type, _ -> new Expected());
    }

    private void addObjects(final String type, final Random random) {
        final int[] elements = random.ints(random.nextInt(12), HeapGraph.NONE, 3).map(i -> i < 0 ? i : heap.mirror(0))
                .toArray();
        heap.array(type, elements);
        of(type).add(elements.length, (int) IntStream.of(elements).filter(i -> i < 0).count(), 4);
    }

    private void addPrimitives(final Random random) {
        final char[] characters = new char[random.nextInt(8) == 0 ? 5_000 : random.nextInt(20)];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = i < 15 ? (char) random.nextInt(3) : 0;
        }
        int zeros = 0;
        while (zeros < characters.length && characters[characters.length - 1 - zeros] == 0) {
            zeros++;
        }
        if (random.nextBoolean()) {
            heap.chars(new String(characters));
            of("char[]").add(characters.length, zeros, 2);
        } else {
            heap.text(new String(characters));
            of("byte[]").add(characters.length, zeros, 1);
        }
    }

    private void assertAgrees() throws IOException {
        try (HeapGraph graph = heap.build()) {
            final ArrayFill fill = ArrayFill.of(graph, Progress.NONE, CancelSignal.NEVER);
            assertThat(fill.rows()).hasSize(expected.size());
            for (final ArrayFill.Row row : fill.rows()) {
                final Expected of = of(row.type().name());
                assertThat(row).isEqualTo(new ArrayFill.Row(row.type(), of.arrays, of.size, of.elements, of.empty,
                        of.empty * row.type().elementType().bytes(4), of.zeroLength, of.allEmpty, of.allEmptySize, 0));
            }
            assertThat(fill.rows())
                    .isSortedAccordingTo(Comparator.comparingLong(ArrayFill.Row::emptyBytes).reversed());
        }
    }

    @Test
    void agreesWithLookingAtEveryElement() throws IOException {
        for (int seed = 0; seed < HEAPS; seed++) {
            final Random random = new Random(seed);
            final ArrayFillTest one = new ArrayFillTest();
            for (int i = seed % 40; i > 0; i--) {
                one.addObjects(random.nextBoolean() ? "A[]" : "B[]", random);
                one.addPrimitives(random);
            }
            // The class object of A[] is then in the rows of its instances no more.
            if (random.nextBoolean() && one.expected.containsKey("A[]")) {
                one.heap.root(RootKind.SYSTEM_CLASS, one.heap.mirror(classOf(one.heap, "A[]")));
            }
            one.assertAgrees();
        }
    }

    private static int classOf(final HeapSketch heap, final String name) throws IOException {
        try (HeapGraph graph = heap.build()) {
            return graph.classes().named(name).getFirst().id();
        }
    }

    @Test
    void seesZerosInArraysLargerThanAnyBuffer() throws IOException {
        for (final int used : new int[]{0, 1, 4_095, 4_096, 4_097, 99_999, 100_000}) {
            final char[] characters = new char[100_000];
            Arrays.fill(characters, 0, used, 'x');
            final ArrayFillTest one = new ArrayFillTest();
            one.heap.text(new String(characters));
            one.of("byte[]").add(characters.length, characters.length - used, 1);
            one.assertAgrees();
        }
    }
}
