/**
 * Finds tries that somebody wrote by hand. There is no list of their classes: they are told by their shape, from evidence over all
 * objects of a heap. When in doubt a family of classes is <em>no</em> trie; nothing is said of it then.
 *
 * <h2>Families</h2>
 * A family is a set of at most eight classes outside the JDK and the libraries that the catalog names, which refer to each other through
 * arrays, maps or lists, through these and fields in turn, or through fields, and are kin: a common superclass of the application, one outer class,
 * elements of one class of arrays, or, where nothing else makes a family, one package (interfaces are not in a dump).
 * Up to three classes of leaves may stand beside them in the same arrays and maps, and classes of roots above them if they hold nodes in a field of the same name.
 * Once it is known which fields lead to children, classes that no child leads back to are left out: {@code this$0} makes no family.
 *
 * <h2>Where children are</h2>
 * <ul>
 * <li>in an array that a field of the node holds ({@code Node[] children}, {@code Object[] slots}),
 * <li>in a map, as values ({@code Map<Character, Node> children}; any map of the catalog, boxed or not),
 * <li>in fields ({@code left}, {@code middle}, {@code right}). Of the fields that refer to the family those lead to children
 * that lead to nodes no other field leads to: never back, never across,
 * <li>in a list ({@code List<Node> children}), if nothing of the above,
 * <li>in a chain: one field leads to the first child, one of the child to its next sibling. Two fields are taken for these only if the letters of siblings
 * differ, come again elsewhere, and are sometimes less and sometimes greater than that of the parent, as in no search tree and no heap.
 * </ul>
 * Where the family has a class whose objects lead to one node each, and stand in arrays, maps, lists or chains where others have nodes, they are edges
 * ({@code Edge{label, target}}, {@code INode}): no nodes, but what they carry counts as the child's.
 *
 * <h2>What must hold for all tries of a family together</h2>
 * <ol>
 * <li>At least {@value deadwood.model.structure.trie.TrieRule#MINIMUM_NODES} nodes, somewhere a path of
 * {@value deadwood.model.structure.trie.TrieRule#MINIMUM_DEPTH} edges, somewhere a node with two children, and, where children are in arrays or
 * maps, some such child that has such children itself.
 * <li>From one root every node is reached once (graphs, automata, linked and doubly linked lists are out) and every node is reached (so are
 * circles). One in a hundred may be out of order: a heap can be dumped in the midst of an operation. Tries may share nodes, as versions
 * of a persistent trie do; each trie counts them, the family counts them once.
 * <li>The children's place is a piece of a key:
 * <ul>
 * <li>arrays have gaps, a null before a child in one in ten of the partly filled ones, or a number of the node has as many bits set as
 * the array has children, or half of the nodes have an array of numbers as long as that of the children, whose numbers come again and
 * again. Arrays that list children are filled from their beginning. No other evidence is needed then, parent pointers
 * are allowed, and elements that are no nodes are values in place of a child;
 * <li>maps: all values are nodes, there is no parent pointer (documents, widgets, scopes have one), and the classes with maps themselves
 * have a value that comes and goes. Objects of a JSON text never do: what they hold is in classes of its own. Where a value is in leaves alone and
 * every node with children has another reference, that is a question and this is a decision tree;
 * <li>arrays without gaps, lists and chains: no parent pointer either, unless children are sorted by letters, a value that comes and goes in nodes with
 * children, and a label in every child or edge: a number or letter, or the first letter of a text, that siblings never share and that comes again
 * elsewhere. Numbers that only count siblings through do not do, nor names: they begin alike now and then. Enough pairs of siblings must differ for it not
 * to be chance;
 * <li>fields: at least two, the same in all classes with children (the nodes of a syntax tree differ), no other field refers to the
 * family, one in twenty nodes with children lacks one (expressions and decision trees are complete), and no field
 * is different in 99 of 100 nodes (a search tree has a key in every node; the pieces of keys in a trie repeat). With fewer than 32
 * nodes that cannot be told.
 * </ul>
 * <li>Some field says whether a node holds an entry (below).
 * </ol>
 *
 * <h2>Entries</h2>
 * A value is a reference that leads out of the family, or a boolean, that some nodes have and others have not, or that a class of leaves always has. Empty
 * collections, boxes and arrays count as nothing. What every node with children has is a label; what exactly the nodes with children have
 * belongs to the children; a flag that exactly the leaves have counts only if there is no better; where classes of leaves have values, arrays of bytes that inner
 * nodes have now and then are pieces of keys. Fields of one name in several classes of nodes are one thing.
 * If a value is nowhere to be seen any more, in arrays with gaps, in maps by character and beside labels that are letters what is null everywhere must have
 * been it: all nodes are dead. If there are several such fields, any of them makes an entry, so that a node is called dead too rarely rather than too often.
 * <p>
 * A number is a value, where places or letters are pieces of keys, if it is nothing (all 0, or all −1) in half of the nodes with children at least and something
 * in every leaf; or, since leaves may be dead, something at least twice as often in leaves as in nodes with children, in some of these and in
 * {@value deadwood.model.structure.trie.Values#MANY} nodes at least. Numbers that differ in all siblings are labels. An object of a class of leaves that has nothing
 * but numbers is an entry, whatever they are. Otherwise nothing is said where a number alone could be the value: zero may be one.
 *
 * <h2>Dead nodes</h2>
 * A node but the root is dead if no entry is in it or below it. Dead bytes are the retained sizes of the dead nodes whose parents live,
 * and, where those are in maps, of the map entries that hold them: what removing them would free. Retained sizes know of no other reference to a
 * dead node; what several dead nodes share is not counted.
 *
 * <h2>Slack</h2>
 * Empty slots are slack in classes of nodes none of whose arrays was seen to have a gap: these are filled from the beginning and longer than they need to be.
 *
 * <p>
 * Found with this rule, in the tests: tries with children in arrays (by index, by bitmap, beside keys, packed by arrival or sorted), maps, lists, fields and
 * chains, with edges and without, of one class and of several (adaptive radix trees), with values, flags and numbers, emptied in part and
 * wholly; and persistent and concurrent tries of seven libraries whose classes nobody named. Not taken for tries: lists, doubly linked lists, search trees of all
 * kinds, heaps, documents, syntax trees, expressions, decision trees, menus, widgets, graphs, automata, skip lists, B-trees, sparse matrices, rings, caches,
 * hand-written hash tables.
 * <p>
 * Out of reach: nodes in arrays of primitives; edges that lead back to their source as well; values that are numbers in tries of fields, or of which few are left; tries of
 * which all keys have one length and whose children are in packed arrays; tries whose nodes say nothing but by being there.
 */
package deadwood.model.structure.trie;
