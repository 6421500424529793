package deadwood.importers.specimen.program;

/** What all of them can do. */
abstract class Trie {

    abstract void put(String key);

    /** Takes a key out and leaves the nodes. */
    abstract void remove(String key);

    /** The root as something that can be counted. */
    abstract View view();

    /** Takes the dead nodes out. */
    abstract void prune();
}
