package deadwood.app.ui;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.shell.Place;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Appearance;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window on the screen. */
final class Window {

    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;

    private final ImportOptions options;
    private final Path configDirectory;
    private final InstantSource clock;

    Window(final ImportOptions options, final Path configDirectory, final InstantSource clock) {
        this.options = options;
        this.configDirectory = configDirectory;
        this.clock = clock;
    }

    void open(final List<Path> files) {
        Toolkit.start();
        final CompletableFuture<Boolean> closed = new CompletableFuture<>();
        try (ExecutorService background = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("background").factory())) {
            final WindowParts parts = Toolkit.call(() -> {
                final Stage stage = new Stage();
                final Appearance appearance = new Appearance();
                final WindowParts made = new WindowParts(options, UserCatalog.in(configDirectory),
                        new SettingsFile(configDirectory), clock,
                        background, new SystemFileChooser(stage), appearance.themeProperty());
                show(stage, made, appearance);
                stage.setOnHidden(_ -> closed.complete(true));
                made.model().open(files);
                return made;
            });
            closed.join();
            Toolkit.call(() -> {
                parts.sessions().close();
                return true;
            });
        }
    }

    private static void show(final Stage stage, final WindowParts parts, final Appearance appearance) {
        final Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        final Scene scene = new Scene(parts.view().root(), Math.min(WIDTH, screen.getWidth()),
                Math.min(HEIGHT, screen.getHeight()));
        appearance.dress(scene);
        parts.model().settingsProperty().addListener((_, _, settings) -> appearance.choiceProperty()
                .set(settings.theme()));
        appearance.choiceProperty().set(parts.model().settingsProperty().get().theme());
        parts.view().installShortcuts(scene);
        parts.model().placeProperty().addListener((_, _, place) -> stage.setTitle(title(place)));
        stage.setTitle(title(Place.START));
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setScene(scene);
        stage.show();
    }

    private static String title(final Place place) {
        final @Nullable HeapSession session = place.session();
        if (session == null) {
            return Messages.get("app.name");
        }
        final @Nullable HeapSession base = place.base();
        return base == null || place.kind().isOfOneFile()
                ? Messages.get("app.title", session.name())
                : Messages.get("app.title.compared", base.name(), session.name());
    }
}
