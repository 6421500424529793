package deadwood.app.work;

/** How the retention tree is merged. */
public enum RetentionView {
    /** One node an object: the dominator tree itself. */
    OBJECT,
    /** Objects of one class below one node are one node. */
    CLASS,
    /** Objects of one package below one node are one node. */
    PACKAGE
}
