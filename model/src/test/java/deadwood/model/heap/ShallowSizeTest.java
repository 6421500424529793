package deadwood.model.heap;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShallowSizeTest {

    private static ClassInfo type(final int id, final String name, final FieldType element, final int size) {
        final ClassInfo.Kind kind = element == null
                ? ClassInfo.Kind.INSTANCE
                : element.isReference() ? ClassInfo.Kind.OBJECT_ARRAY : ClassInfo.Kind.PRIMITIVE_ARRAY;
        return new ClassInfo(id, name, kind, HeapGraph.NONE, HeapGraph.NONE, HeapGraph.NONE, element, List.of(),
                List.of(), size, ReferenceStrength.STRONG);
    }

    @Test
    void comesFromTheClassTheLengthOrTheObjectItself() throws IOException {
        final ClassTable classes = new ClassTable(List.of(type(0, "java.lang.Class", null, 104),
                type(1, "com.acme.Node", null, 24), type(2, "jdk.internal.vm.StackChunk", null, 48),
                type(3, "byte[]", FieldType.BYTE, 0), type(4, "long[]", FieldType.LONG, 0),
                type(5, "java.lang.Object[]", FieldType.REFERENCE, 0)));
        final int[] classOf = {0, 0, 1, 2, 2, 3, 3, 4, 5};
        final int[] lengths = {0, 0, 0, 0, 0, 0, 5, 3, 2_000_000_000};
        // Objects 1 and 4 are odd, though only of stack chunks it is said that they can be.
        final OddSizes odd = new OddSizes(new int[]{1, 4}, new long[]{136, 4096}, new int[]{2});
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn classIds = store.ints("class ids", classOf.length);
            classIds.set(0, classOf, 0, classOf.length);
            final IntColumn arrayLengths = store.ints("array lengths", lengths.length);
            arrayLengths.set(0, lengths, 0, lengths.length);
            final IntColumn none = store.ints("none", 0);
            final long[] addresses = new long[classOf.length];
            java.util.Arrays.setAll(addresses, i -> 8L * i);
            final HeapColumns columns = new HeapColumns(AddressIndex.of(addresses, 3, store), classIds, arrayLengths,
                    store.ints("row starts", classOf.length), none, new WeakReferences(none, none), odd);
            final HeapGraph heap = new HeapGraph(columns, classes, new RootTable(List.of()), new int[0],
                    new ThreadTable(List.of()), new ObjectLayout(4, 8, 12, 8, true), NoFields.INSTANCE, store);
            final long[] expected = {104, 136, 24, 48, 4096, 16, 24, 40, 8_000_000_016L};
            for (int object = 0; object < expected.length; object++) {
                assertThat(heap.shallowSize(object)).as("object %d", object).isEqualTo(expected[object]);
            }
        }
    }

    @Test
    void isAlignedWhateverTheAlignment() {
        for (final int alignment : new int[]{1, 4, 8, 16, 24, 256}) {
            final ObjectLayout layout = new ObjectLayout(8, 16, 20, alignment, false);
            for (long size = 0; size < 1000; size++) {
                final long aligned = layout.align(size);
                assertThat(aligned % alignment).isZero();
                assertThat(aligned - size).isBetween(0L, alignment - 1L);
            }
            for (final FieldType type : FieldType.values()) {
                for (int length = 0; length < 40; length++) {
                    final int element = type.bytes(8);
                    final long start = 20 % element == 0 ? 20 : 20 + element - 20 % element;
                    assertThat(layout.arraySize(type, length)).isEqualTo(layout.align(start + (long) element * length));
                }
            }
        }
    }
}
