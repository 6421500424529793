package deadwood.model.structure.trie;

/** Some of the arrays of children that were read, and of the nodes that have them. */
final class ArraySamples {

    /** Arrays with both nodes and nulls in them. */
    final Sample partlyFilled = new Sample();
    /** The nodes that have these, in the same order. */
    final Sample ownersOfPartlyFilled = new Sample();
    /** Nodes whose arrays have no null. */
    final Sample full = new Sample();
    /** Nodes whose arrays have children. */
    final Sample withArrays = new Sample();

    void add(final int node, final int array, final boolean isFull) {
        withArrays.add(node);
        if (isFull) {
            full.add(node);
        } else {
            partlyFilled.add(array);
            ownersOfPartlyFilled.add(node);
        }
    }
}
