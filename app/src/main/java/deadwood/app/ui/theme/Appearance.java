package deadwood.app.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Keeps scenes in the theme that was chosen, or in that of the system while nothing was. The sheet below all others
 * belongs to the whole process, so there is one of these in it. For the thread of the toolkit.
 */
public final class Appearance {

    private static final List<String> FONTS = List.of("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf",
            "Roboto-Italic.ttf");
    private static final double ANY_SIZE = 13;

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);

    public Appearance() {
        loadFonts();
        choice.addListener((_, _, _) -> update());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> update());
        theme.addListener((_, _, now) -> Application.setUserAgentStylesheet(now.userAgentStylesheet()));
        Application.setUserAgentStylesheet(theme.get().userAgentStylesheet());
        update();
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /** The theme that is on. */
    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    /** Dresses a scene, now and whenever the theme changes. */
    public void dress(final Scene scene) {
        scene.getStylesheets().setAll(theme.get().stylesheets());
        theme.addListener((_, _, now) -> scene.getStylesheets().setAll(now.stylesheets()));
    }

    private void update() {
        theme.set(switch (choice.get()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        });
    }

    private static void loadFonts() {
        for (final String file : FONTS) {
            try (InputStream font = Objects.requireNonNull(Appearance.class.getResourceAsStream("roboto/" + file),
                    file)) {
                Font.loadFont(font, ANY_SIZE);
            } catch (final IOException e) {
                System.getLogger(Appearance.class.getName()).log(System.Logger.Level.WARNING, "no font " + file, e);
            }
        }
    }
}
