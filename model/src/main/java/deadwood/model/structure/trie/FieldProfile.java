package deadwood.model.structure.trie;

import java.util.BitSet;

/** What one field of the classes of a family was seen to hold. */
final class FieldProfile {

    /** As {@link FamilyPlan#key} has it. */
    final String key;
    /** Classes outside the inner family that stand in its arrays and maps and are kin: leaves, if nodes stand in others of them. */
    final BitSet kinInArrays = new BitSet();
    final BitSet kinInMaps = new BitSet();
    final BitSet kinInLists = new BitSet();
    /** Classes of the family that it leads to, and those that stand in its arrays and collections. */
    final BitSet direct = new BitSet();
    final BitSet contained = new BitSet();
    /** Targets that are nodes. */
    long nodes;
    /** Arrays and maps that hold at least one node. */
    long arraysOfNodes;
    long mapsOfNodes;
    /** Collections without keys that hold at least one node. */
    long listsOfNodes;
    /** Elements and values beside nodes that are neither nodes nor their kin. */
    long strangers;
    /** Maps that hold nodes under keys that are characters. */
    long mapsByCharacter;
    /** Targets of any other kind. */
    long others;
    /** Of these, arrays of primitives. */
    long primitives;
    /** Targets that are {@code java.lang.Character}. */
    long letters;

    FieldProfile(final String key) {
        this.key = key;
    }

    String name() {
        return key.substring(key.indexOf('.') + 1);
    }

    boolean holdsChildrenInArrays() {
        return arraysOfNodes > 0;
    }

    boolean holdsChildrenInMaps() {
        return mapsOfNodes > 0;
    }

    boolean holdsChildrenInLists() {
        return listsOfNodes > 0;
    }

    /** Whether it holds nodes in any way. */
    boolean holdsNodes() {
        return nodes > 0 || holdsChildrenInArrays() || holdsChildrenInMaps() || holdsChildrenInLists();
    }

    /** Whether it holds arrays of primitives and nothing else. */
    boolean holdsPrimitivesOnly() {
        return primitives > 0 && primitives == others;
    }

    /** Classes of leaves. */
    BitSet leaves() {
        final BitSet leaves = new BitSet();
        if (holdsChildrenInArrays()) {
            leaves.or(kinInArrays);
        }
        if (holdsChildrenInMaps()) {
            leaves.or(kinInMaps);
        }
        if (holdsChildrenInLists()) {
            leaves.or(kinInLists);
        }
        return leaves;
    }
}
