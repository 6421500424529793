package deadwood.app.ui.compare;

import deadwood.app.ui.text.Messages;
import java.util.Locale;

/** What the two panes show. */
public enum Level {
    /** The retention trees merged by class. */
    TREE,
    /** The retention trees merged by package. */
    PACKAGES,
    /** Classes with their shallow sizes. */
    CLASSES,
    /** Collections and tries by where they hang. */
    STRUCTURES;

    /** As the switch names it. */
    String title() {
        return Messages.get("compare.level." + name().toLowerCase(Locale.ROOT));
    }
}
