package deadwood.model.heap;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import deadwood.model.store.IntColumn;
import deadwood.model.store.NativeColumnStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedColumnsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 64, 1000, 100_003})
    void rowStartsAreThoseThatWerePacked(final int size) throws IOException {
        final Random random = new Random(size);
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn plain = store.ints("plain", size);
            int next = random.nextInt();
            for (int object = 0; object < size; object++) {
                final boolean empty = random.nextInt(3) == 0;
                plain.set(object, empty || next == HeapGraph.NONE ? HeapGraph.NONE : next);
                next += empty ? 0 : random.nextInt(500) == 0 ? 100_000 : random.nextInt(4);
            }
            assertRows(packed(plain, store), plain);
            assertRows(RowStarts.plain(plain), plain);
        }
    }

    @Test
    void rowsInAnyOrderAreKeptToo() throws IOException {
        final Random random = new Random(5);
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn plain = store.ints("plain", 10_000);
            for (int object = 0; object < plain.size(); object++) {
                plain.set(object, random.nextInt());
            }
            assertRows(packed(plain, store), plain);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 64, 65, 1000, 100_003})
    void arrayLengthsAreThoseThatWerePacked(final int size) throws IOException {
        final Random random = new Random(size);
        try (NativeColumnStore store = new NativeColumnStore()) {
            final IntColumn plain = store.ints("plain", size);
            for (int object = 0; object < size; object++) {
                plain.set(object, random.nextInt(3) == 0 ? random.nextInt(Integer.MAX_VALUE) : 0);
            }
            final List<Integer> arrays = new ArrayList<>(IntStream.range(0, size).filter(i -> plain.get(i) > 0).boxed()
                    .toList());
            Collections.shuffle(arrays, random);
            final IntColumn pairs = store.ints("pairs", 2L * arrays.size());
            for (int i = 0; i < arrays.size(); i++) {
                pairs.set(2L * i, arrays.get(i));
                pairs.set(2L * i + 1, plain.get(arrays.get(i)));
            }
            final ArrayLengths packed = ArrayLengths.of(pairs, size, store, CancelSignal.NEVER);
            for (int object = 0; object < size; object++) {
                assertThat(packed.get(object)).isEqualTo(plain.get(object));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65_536, 65_537})
    void classIdsAreWideEnough(final int classes) throws IOException {
        try (NativeColumnStore store = new NativeColumnStore()) {
            final ClassIds ids = ClassIds.create(store, 3, classes);
            ids.set(1, classes - 1);
            assertThat(ids.get(0)).isZero();
            assertThat(ids.get(1)).isEqualTo(classes - 1);
            assertThat(ids.size()).isEqualTo(3);
        }
    }

    private static RowStarts packed(final IntColumn plain, final NativeColumnStore store) throws IOException {
        final long[] done = {0};
        final RowStartsPacker packer = new RowStartsPacker(plain, store, store, more -> done[0] += more);
        for (int part = packer.parts() - 1; part >= 0; part--) {
            packer.pack(part, CancelSignal.NEVER);
        }
        assertThat(done[0]).isEqualTo(plain.size());
        return packer.finish();
    }

    private static void assertRows(final RowStarts packed, final IntColumn plain) {
        for (int object = 0; object < plain.size(); object++) {
            final int start = plain.get(object);
            assertThat(packed.get(object))
                    .isEqualTo(start == HeapGraph.NONE ? HeapGraph.NONE : Integer.toUnsignedLong(start));
        }
    }
}
