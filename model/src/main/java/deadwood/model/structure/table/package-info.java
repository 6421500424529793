/**
 * Finds hash tables that somebody wrote by hand: classes that no catalog knows. They are told by where their entries stand, which nothing but a
 * hash table has: the slot of an entry follows from a number of the entry. When in doubt a class is <em>no</em> table; nothing is said of it then. What is
 * found becomes an entry of the catalog of this one heap, so that it is measured and shown like any other collection, and is said to be a guess.
 *
 * <h2>What is looked at</h2>
 * Fields of classes of the application that hold arrays, in some objects of each class, evenly spread. Of each entry the numbers that may be its hash:
 * its own integers (a hash that was kept, a key), the hash codes of texts, boxes and {@code UUID}s that it refers to, integers of objects
 * of the application that it refers to, and integers in arrays beside. Of each number the index by
 * {@linkplain deadwood.model.structure.table.IndexRule every rule} that is common.
 *
 * <h2>What must hold</h2>
 * <ul>
 * <li>Buckets: the elements are objects of at most four classes of the application, none of which is that of the table (children of a trie are of the
 * class of their parents), and one field of theirs leads to other entries, in chains that never meet. In 98 of 100 entries one
 * number says by one rule in which bucket they are.
 * <li>Open slots (elements that are keys, keys and values in turn, entries, or numbers with an array beside them): one number says by one rule where each entry
 * should stand; half of them stand right there, and 95 of 100 there or behind used slots only, as linear probing puts
 * them (or a quarter, and 98 of 100). In half of the tables these numbers are further apart than the table has slots: in a ring or an array of numbered objects they are
 * a window of a sequence.
 * <li>At least 16 entries, whose places together tell 64 bits; an entry whose number is a valid index and its own index tells
 * nothing: it may be numbered. In one table the number hardly ever comes twice.
 * </ul>
 * The field that agrees with what was counted in nine of ten tables is taken for the declared size; tables of open slots without one are none: there may
 * be more than an entry in a slot.
 *
 * <p>
 * Out of reach: tables whose keys have hash codes that cannot be worked out and are not kept (identity, classes of the application that mix several
 * fields), buckets that are lists or trees of the JDK, tables of fewer entries in the whole heap.
 */
package deadwood.model.structure.table;
