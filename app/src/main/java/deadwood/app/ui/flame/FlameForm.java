package deadwood.app.ui.flame;

/**
 * One of the trees that a flame graph can show.
 *
 * @param label what the switch calls it
 * @param detail a word more for a list of many: its total, "" for nothing
 */
public record FlameForm(String label, String detail) {}
