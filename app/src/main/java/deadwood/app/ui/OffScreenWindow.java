package deadwood.app.ui;

import deadwood.app.export.PngWriter;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.shell.Place;
import deadwood.app.ui.theme.Appearance;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.FileChooserPort;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.UnreadableFileException;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** A window that is never on a screen, to be drawn at any size. Remembers nothing and reads no settings. */
final class OffScreenWindow implements AutoCloseable {

    private static final int QUIET_LOOKS = 4;
    private static final long BETWEEN_LOOKS_MILLIS = 15;

    private final WindowParts parts;
    private final Appearance appearance;

    OffScreenWindow(final ImportOptions options, final UserCatalog userCatalog) {
        Toolkit.start();
        appearance = Toolkit.call(Appearance::new);
        parts = Toolkit.call(
                () -> new WindowParts(options, userCatalog, SettingsFile.NONE, InstantSource.system(), Runnable::run,
                        new NoFiles(), appearance.themeProperty()));
    }

    /**
     * @param kind null for the view that the window opens with
     * @param form "" for the form that the view begins with
     * @param sampleType "" for that which the view begins with
     */
    void shoot(final List<Path> files, final @Nullable ViewKind kind, final String form, final String sampleType,
            final Theme theme, final int width, final int height, final Path target) throws IOException {
        final Scene scene = Toolkit.call(() -> {
            appearance.choiceProperty().set(theme == Theme.DARK ? ThemeChoice.DARK : ThemeChoice.LIGHT);
            final Scene fresh = new Scene(parts.view().root(), width, height);
            appearance.dress(fresh);
            parts.model().open(files);
            if (kind != null) {
                parts.model().show(kind);
            }
            return fresh;
        });
        settle(scene);
        failures();
        if (kind != null) {
            check(kind);
        }
        Toolkit.call(() -> {
            choose(form, sampleType);
            return true;
        });
        settle(scene);
        Toolkit.call(() -> {
            parts.view().selectFirst();
            return true;
        });
        settle(scene);
        final Image picture = Toolkit.call(() -> {
            withoutCaches(scene.getRoot());
            return scene.snapshot(null);
        });
        try (OutputStream out = Files.newOutputStream(target)) {
            PngWriter.write(picture, out);
        }
    }

    private void choose(final String form, final String sampleType) {
        final View view = Objects.requireNonNull(parts.view().shownView());
        check(view, "form", form, view.forms());
        check(view, "sample type", sampleType, view.sampleTypes());
        view.form(form);
        view.sampleType(sampleType);
    }

    private static void check(final View view, final String what, final String wanted, final List<String> there) {
        if (!wanted.isEmpty() && !there.contains(wanted)) {
            throw new IllegalArgumentException("the view '" + view.title() + "' has no " + what + " " + wanted
                    + (there.isEmpty() ? "" : ", but " + String.join(", ", there)));
        }
    }

    /**
     * Scroll panes keep pictures of what is in them, which a scene without a window does not renew (seen with JavaFX 26: what changed
     * after the first drawing was not drawn).
     */
    private static void withoutCaches(final Parent parent) {
        for (final Node node : parent.getChildrenUnmodifiable()) {
            node.setCache(false);
            if (node instanceof final Parent inner) {
                withoutCaches(inner);
            }
        }
    }

    /** Waits until nothing is being worked on any more, for a few looks in a row: one result may ask for the next. */
    private void settle(final Scene scene) {
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            quiet = Toolkit.call(() -> {
                // Rows of a table come to be when it is laid out, and what they show is asked for then.
                scene.snapshot(null);
                return parts.sessions().all().stream().noneMatch(HeapSession::isBusy);
            }) ? quiet + 1 : 0;
            pause();
        }
    }

    private void check(final ViewKind kind) {
        final Place place = Toolkit.call(() -> parts.model().placeProperty().get());
        final HeapSession session = place.session();
        if (place.kind() != kind && session != null) {
            final Snapshot snapshot = Toolkit.call(() -> Objects.requireNonNull(session.snapshot().value()));
            throw new IllegalArgumentException(session.name() + " has nothing for the view " + kind.label() + ", but "
                    + Arrays.stream(ViewKind.values()).filter(ViewKind::isOfOneFile)
                            .filter(other -> other.isIn(snapshot.content())).map(ViewKind::label)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void failures() throws IOException {
        final Sessions sessions = parts.sessions();
        final String message = Toolkit.call(() -> {
            for (final HeapSession session : sessions.all()) {
                if (session.snapshot().state() instanceof LoadState.Failed<?>(final String why)) {
                    return why;
                }
            }
            return "";
        });
        if (!message.isEmpty()) {
            throw new UnreadableFileException(message);
        }
    }

    @Override
    public void close() {
        Toolkit.call(() -> {
            parts.sessions().close();
            return true;
        });
    }

    /** Nobody is there to be asked. */
    private static final class NoFiles implements FileChooserPort {

        @Override
        public List<Path> chooseOpen(final String title) {
            return List.of();
        }

        @Override
        public @Nullable Path chooseSave(final String title, final String suggestion) {
            return null;
        }

        @Override
        public @Nullable Path chooseDirectory(final String title) {
            return null;
        }
    }
}
