package deadwood.model.structure.catalog;

/** What a reference field of a collection, of a box or of a node means for what hangs from it. */
public enum FieldRole {
    /** Is a field like any other, that has its name in a path. */
    NAMED,
    /** Leads to another object of the same collection. */
    INSIDE,
    /** Holds a key. */
    KEY,
    /** Holds a value or an element. */
    ELEMENT,
    /** Holds what a box stands for. */
    CONTENT
}
