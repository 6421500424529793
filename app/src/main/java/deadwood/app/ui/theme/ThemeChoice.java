package deadwood.app.ui.theme;

import java.util.Locale;

/** What the user wants the window to look like. */
public enum ThemeChoice {
    /** As the system does. */
    SYSTEM, LIGHT, DARK;

    /** As it stands in the settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The choice of that label; {@link #SYSTEM} if there is none. */
    public static ThemeChoice of(final String label) {
        for (final ThemeChoice choice : values()) {
            if (choice.label().equals(label)) {
                return choice;
            }
        }
        return SYSTEM;
    }
}
