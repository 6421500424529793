package deadwood.app.ui.flame;

/** How the stacks of a profile make a tree. */
public enum FlameShape {
    /** From the outermost call inwards. */
    CALLS,
    /** From the innermost call outwards: at the root stands what weighs something itself. */
    INVERTED,
    /** From the outermost call inwards, in order of time. */
    TIME
}
