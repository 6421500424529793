package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.store.CancelSignal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagnitudeTreeTest {

    private static final List<ValueType> TYPES = List.of(new ValueType("cpu", ValueType.Unit.NANOSECONDS));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void magnitudesAddUpBelowAndValuesStay(final long seed) {
        final Random random = new Random(seed);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(TYPES, "all");
        for (int i = 1; i < 400; i++) {
            final int node = builder.add(random.nextInt(i), "f" + i);
            builder.addSelf(0, node, random.nextInt(-50, 50));
            builder.payload(node, i);
        }
        final WeightedTree tree = builder.build();
        assertThat(MagnitudeTree.isNeeded(tree, 0)).isTrue();
        assertThat(MagnitudeTree.is(tree)).isFalse();
        final WeightedTree both = MagnitudeTree.of(tree, 0, CancelSignal.NEVER);
        assertThat(MagnitudeTree.is(both)).isTrue();
        assertThat(both.size()).isEqualTo(tree.size());
        for (int node = 0; node < both.size(); node++) {
            long magnitude = 0;
            for (int below = node; below < both.subtreeEnd(node); below++) {
                magnitude += Math.abs(both.self(MagnitudeTree.SIGNED, below));
            }
            assertThat(both.total(MagnitudeTree.MAGNITUDE, node)).isEqualTo(magnitude)
                    .isGreaterThanOrEqualTo(Math.abs(both.total(MagnitudeTree.SIGNED, node)));
        }
        // Each node of the one is a node of the other, known by its name, with the same parent and value.
        for (int node = 1; node < tree.size(); node++) {
            int twin = 0;
            for (final String name : tree.path(node)) {
                twin = both.child(twin, name);
            }
            assertThat(both.total(MagnitudeTree.SIGNED, twin)).isEqualTo(tree.total(0, node));
            assertThat(both.payload(twin)).isEqualTo(tree.payload(node));
        }
    }

    @Test
    void withoutNegativeWeightsItIsNotNeeded() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(TYPES, "all");
        builder.addSelf(0, builder.child(0, "a"), 3);
        assertThat(MagnitudeTree.isNeeded(builder.build(), 0)).isFalse();
    }
}
