package deadwood.app.ui.flame;

/** What the colour of a call says. */
public enum FlameColours {
    /** What package it belongs to. */
    PACKAGE,
    /** What binary it is mapped from. */
    MODULE,
    /** How its code runs: interpreted, compiled, native, in the kernel. */
    KIND
}
