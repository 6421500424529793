package deadwood.model.structure.catalog;

/**
 * An array of a collection or node, bound to a class of one heap; paths that the class does not have are {@link FieldPath#ABSENT}.
 *
 * @param role what the catalog says
 * @param array the array
 * @param data bitmap of entries
 * @param nodes bitmap of nodes
 * @param used bitmap or number of what it should have room for
 * @param values array of values
 * @param levels number that says how many arrays are in arrays
 * @param from index of the first element
 * @param length number of elements
 * @param when number that must be {@code whenIs} for the array to count
 * @param whenIs see {@code when}
 */
public record BoundArray(ArrayRole role, FieldPath array, FieldPath data, FieldPath nodes, FieldPath used,
        FieldPath values, FieldPath levels, FieldPath from, FieldPath length, FieldPath when, long whenIs) {}
