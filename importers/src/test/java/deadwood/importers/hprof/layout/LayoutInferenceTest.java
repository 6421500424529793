package deadwood.importers.hprof.layout;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.hprof.layout.ClassShape.DeclaredField;
import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.ObjectLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random heaps of a known layout, dense and with dead objects between the live ones: the layout has to be found again. */
class LayoutInferenceTest {

    private static final int CLASSES = 300;
    private static final FieldType[] PRIMITIVES = {FieldType.BOOLEAN, FieldType.BYTE, FieldType.CHAR, FieldType.SHORT,
        FieldType.INT, FieldType.LONG, FieldType.FLOAT, FieldType.DOUBLE};

    static Stream<Arguments> layouts() {
        final List<Arguments> cases = new ArrayList<>();
        for (final ObjectLayout layout : List.of(
                new ObjectLayout(4, 12, 16, 8, true), new ObjectLayout(8, 12, 16, 8, true),
                new ObjectLayout(4, 16, 20, 8, true), new ObjectLayout(8, 16, 24, 8, true),
                new ObjectLayout(4, 8, 12, 8, true), new ObjectLayout(8, 8, 12, 8, true),
                new ObjectLayout(4, 12, 16, 16, true), new ObjectLayout(4, 12, 16, 8, false),
                new ObjectLayout(8, 16, 24, 8, false))) {
            for (final double density : new double[]{1, 0.5, 0.2}) {
                cases.add(Arguments.of(layout, density, 8));
            }
        }
        cases.add(Arguments.of(new ObjectLayout(4, 8, 12, 8, false), 0.5, 4));
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, {1} of the objects live")
    @MethodSource("layouts")
    void findsTheLayoutAndAllSizes(final ObjectLayout layout, final double live, final int idSize) {
        for (long seed = 0; seed < 5; seed++) {
            final RandomHeap heap = new RandomHeap(layout, live, new Random(seed));
            final InferredLayout inferred = LayoutInference.of(heap.shapes, heap.gaps, idSize);

            assertThat(inferred.layout()).as("seed %d", seed).isEqualTo(layout);
            assertThat(inferred.proven()).isTrue();
            assertThat(inferred.instanceSizes()).as("seed %d", seed).isEqualTo(heap.sizes);
        }
    }

    /** Classes with random fields, from none to a hundred instances, and arrays, one after the other. */
    private static final class RandomHeap {

        private final List<ClassShape> shapes;
        private final int[] sizes;
        private final Gaps gaps;

        RandomHeap(final ObjectLayout layout, final double live, final Random random) {
            shapes = shapes(random);
            sizes = new ClassSizes(shapes, 8).compute(layout);
            gaps = new Gaps(CLASSES);
            place(layout, live, random);
        }

        private void place(final ObjectLayout layout, final double live, final Random random) {
            long address = 0x7_0000_0000L;
            for (int i = 0; i < 20_000; i++) {
                final int kind = random.nextInt(10);
                final int classId = (int) Math.abs(random.nextGaussian() * CLASSES / 4) % CLASSES;
                final FieldType type = kind == 0 ? FieldType.REFERENCE : PRIMITIVES[random.nextInt(PRIMITIVES.length)];
                final int length = random.nextInt(40);
                final long size = kind < 3 ? layout.arraySize(type, length) : sizes[classId];
                if (random.nextDouble() < live) {
                    final long gap = gapToNextLive(size, live, random);
                    gaps.address(address);
                    if (kind == 0) {
                        gaps.objectArray(length, gap);
                    } else if (kind < 3) {
                        gaps.primitiveArray(type, length, gap);
                    } else {
                        gaps.instance(classId, gap);
                    }
                    address += gap;
                }
            }
        }

        private long gapToNextLive(final long size, final double live, final Random random) {
            long gap = size;
            while (random.nextDouble() >= live) {
                gap += sizes[random.nextInt(CLASSES)];
            }
            return gap;
        }

        private static List<ClassShape> shapes(final Random random) {
            return IntStream.range(0, CLASSES).mapToObj(id -> {
                final int superclass = id == 0 || random.nextInt(3) == 0 ? HeapGraph.NONE : random.nextInt(id);
                final List<DeclaredField> fields = IntStream.range(0, random.nextInt(6)).mapToObj(field -> {
                    final FieldType type = random.nextBoolean()
                            ? FieldType.REFERENCE
                            : PRIMITIVES[random.nextInt(PRIMITIVES.length)];
                    return new DeclaredField("f" + field, type);
                }).toList();
                return new ClassShape("C" + id, superclass, false, null, fields, List.of());
            }).toList();
        }
    }

    private static ClassShape boot(final String name, final int superclass, final FieldType... fields) {
        return new ClassShape(name, superclass, true, null,
                IntStream.range(0, fields.length).mapToObj(i -> new DeclaredField("f" + i, fields[i])).toList(),
                List.of());
    }

    @Test
    void whatTheJvmInjectsIsKnownByClassAndInheritedBySubclasses() {
        final List<ClassShape> shapes = List.of(boot("java.lang.Object", -1),
                boot("java.lang.ClassLoader", 0, FieldType.REFERENCE, FieldType.REFERENCE, FieldType.REFERENCE),
                boot("jdk.internal.loader.BuiltinClassLoader", 1),
                boot("java.lang.Integer", 0, FieldType.INT));
        final Gaps gaps = new Gaps(shapes.size());
        long address = 0x1000;
        for (int i = 0; i < 100; i++) {
            gaps.address(address);
            gaps.instance(3, 16);
            address += 16;
        }
        gaps.instance(2, 32);
        assertThat(LayoutInference.of(shapes, gaps, 8).instanceSizes()[1]).isEqualTo(32);
    }

    @Test
    void distancesTellWhatTheJvmAddsToItsOwnClassesInAHeapWithoutGaps() {
        final List<ClassShape> shapes = List.of(boot("java.lang.Object", -1),
                boot("java.lang.Module", 0, FieldType.INT), boot("java.lang.New", 0, FieldType.INT),
                boot("java.lang.Integer", 0, FieldType.INT));
        final Gaps gaps = new Gaps(shapes.size());
        for (int i = 0; i < 1000; i++) {
            gaps.address(0x1008 + i * 16L);
            gaps.instance(3, 16);
        }
        for (int i = 0; i < 4; i++) {
            gaps.instance(1, 40);
            gaps.instance(2, 40);
        }
        // The class is not known to be changed: four objects made together, each with a dead one behind.
        assertThat(LayoutInference.of(shapes, gaps, 8).instanceSizes()).containsExactly(16, 40, 16, 16);
        final Gaps withGaps = new Gaps(shapes.size());
        withGaps.add(gaps);
        for (int i = 0; i < 100; i++) {
            withGaps.instance(2, 48);
        }
        assertThat(LayoutInference.of(shapes, withGaps, 8).instanceSizes()).containsExactly(16, 24, 16, 16);
    }

    @Test
    void idsThatAreNoAddressesSayNothing() {
        final List<ClassShape> shapes = List.of(boot("java.lang.Object", -1), boot("java.lang.Integer", 0,
                FieldType.INT));
        final Gaps gaps = new Gaps(shapes.size());
        for (int i = 1; i < 100; i++) {
            gaps.address(0x50000000L + i);
            gaps.instance(1, 1);
        }
        final InferredLayout inferred = LayoutInference.of(shapes, gaps, 4);
        assertThat(inferred.proven()).isFalse();
        assertThat(inferred.layout()).isEqualTo(new ObjectLayout(4, 8, 12, 8, false));
        assertThat(inferred.instanceSizes()).containsExactly(8, 16);
    }

    @Test
    void aJvmThatIsNotKnownIsMeasuredByDistancesAlone() {
        final List<ClassShape> shapes = IntStream.range(0, 50).mapToObj(id -> boot("C" + id, -1, FieldType.LONG))
                .toList();
        final Gaps gaps = new Gaps(shapes.size());
        for (int i = 0; i < 1000; i++) {
            gaps.address(0x1000 + i * 8L);
            gaps.instance(i % 50, 8);
        }
        final InferredLayout inferred = LayoutInference.of(shapes, gaps, 8);
        assertThat(inferred.proven()).isFalse();
        assertThat(inferred.instanceSizes()).containsOnly(8);
    }

    @Test
    void aCycleOfSuperclassesEnds() {
        final List<ClassShape> shapes = List.of(boot("A", 1, FieldType.INT), boot("B", 0, FieldType.INT));
        assertThat(LayoutInference.of(shapes, new Gaps(2), 8).instanceSizes()).containsExactly(24, 16);
    }
}
