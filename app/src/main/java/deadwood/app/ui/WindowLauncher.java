package deadwood.app.ui;

import deadwood.app.export.FlameGraph;
import deadwood.app.export.PngWriter;
import deadwood.app.ui.flame.FlamePicture;
import deadwood.app.ui.theme.Appearance;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.ConfigDirectory;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;

/** The door to the window for the command line: opens it, or draws it off screen. */
public final class WindowLauncher {

    private final ImportOptions options;
    private final Path configDirectory;

    /** With the user's settings. */
    public WindowLauncher(final ImportOptions options) {
        this(options, ConfigDirectory.ofUser());
    }

    /** @param configDirectory where recent files and the theme are remembered */
    public WindowLauncher(final ImportOptions options, final Path configDirectory) {
        this.options = options;
        this.configDirectory = configDirectory;
    }

    /** The names that {@link #shoot} takes for a view. */
    public static List<String> views() {
        return ViewKind.labels();
    }

    /** The names that {@link #shoot} takes for a theme. */
    public static List<String> themes() {
        return Arrays.stream(Theme.values()).map(Theme::label).toList();
    }

    /**
     * Opens a window on these files, or on the start page if there are none, and returns when it was closed. To be called once
     * in a process and not on the toolkit's thread.
     */
    public void open(final List<Path> files) {
        new Window(options, configDirectory, InstantSource.system()).open(files);
    }

    /**
     * Draws the window as it looks with these files, off screen. Works without a display where the toolkit was told to
     * ({@code glass.platform=Headless}). Not to be called on the toolkit's thread.
     *
     * @param files none for the start page, one to look at, more to compare the first with the last
     * @param view one of {@link #views}, "" for the one that the window opens with
     * @param form of the view, as it calls it: "overlay", "sides", "table"; "" for the one that it begins with
     * @param sampleType name of a sample type of a profile; "" for the one that the view begins with
     * @param theme one of {@link #themes}
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param target the PNG file to write
     * @throws IllegalArgumentException if there is no such view, form, sample type or theme, if the view takes another number of files, or if a file has
     *         nothing to show there
     * @throws IOException if a file cannot be opened or the picture cannot be written; the message is for a person
     */
    public void shoot(final List<Path> files, final String view, final String form, final String sampleType,
            final String theme, final int width, final int height, final Path target) throws IOException {
        final ViewKind kind = ViewKind.of(view);
        if (kind == null && !view.isEmpty()) {
            throw new IllegalArgumentException("there is no view " + view + ", but " + String.join(", ", views()));
        }
        if (!themes().contains(theme)) {
            throw new IllegalArgumentException("there is no theme " + theme + ", but " + String.join(", ", themes()));
        }
        if (kind != null && kind.isOfOneFile() && files.isEmpty()) {
            throw new IllegalArgumentException("the view " + view + " needs a file");
        }
        if (kind == ViewKind.COMPARE && files.size() < 2) {
            throw new IllegalArgumentException("the view " + view + " needs two files");
        }
        try (OffScreenWindow window = new OffScreenWindow(options, UserCatalog.in(configDirectory))) {
            window.shoot(files, kind, form, sampleType, theme.equals(Theme.DARK.label())
                    ? Theme.DARK
                    : Theme.LIGHT, width, height, target);
        }
    }

    /**
     * Draws a flame graph off screen, as {@link #shoot} draws windows. Not to be called on the toolkit's thread.
     *
     * @param width in pixels; the picture has two for each
     * @param target the PNG file to write
     */
    public void draw(final FlameGraph graph, final int width, final Path target) throws IOException {
        Toolkit.start();
        final Image picture = Toolkit.call(() -> {
            final Appearance appearance = new Appearance();
            appearance.choiceProperty().set(ThemeChoice.LIGHT);
            return FlamePicture.of(graph, width, appearance);
        });
        try (OutputStream out = Files.newOutputStream(target)) {
            PngWriter.write(picture, out);
        }
    }
}
