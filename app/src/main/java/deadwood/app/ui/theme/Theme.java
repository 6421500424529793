package deadwood.app.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** How the window looks. */
public enum Theme {
    LIGHT, DARK;

    /** As the command line names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String userAgentStylesheet() {
        return this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    /** What a scene adds to the user agent's sheet. */
    List<String> stylesheets() {
        return List.of(sheet("deadwood.css"), sheet(label() + ".css"));
    }

    private static String sheet(final String name) {
        final URL url = Theme.class.getResource(name);
        return Objects.requireNonNull(url, name).toExternalForm();
    }
}
