package deadwood.app.ui.shell;

import deadwood.app.export.PictureFrame;
import deadwood.app.export.PngWriter;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.FileChooserPort;
import deadwood.app.ui.view.View;
import deadwood.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** Pictures of what is shown, without the window around it, with a strip that says what it is. */
final class Pictures {

    /** Pixels of the picture for one on the screen: sharp when somebody zooms into the postmortem. */
    private static final double SCALE = 2;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private final ViewFrame frame;
    private final FileChooserPort files;
    private final Executor background;
    private final Consumer<String> tell;

    /**
     * @param background writes files
     * @param tell says in one sentence what came of it
     */
    Pictures(final ViewFrame frame, final FileChooserPort files, final Executor background,
            final Consumer<String> tell) {
        this.frame = frame;
        this.files = files;
        this.background = background;
        this.tell = tell;
    }

    void copy(final Place place, final View view) {
        final ClipboardContent content = new ClipboardContent();
        content.putImage(picture(place, view));
        Clipboard.getSystemClipboard().setContent(content);
        tell.accept(Messages.get("picture.copied"));
    }

    void save(final Place place, final View view) {
        final HeapSession session = place.session();
        final String name = (session == null ? "" : session.name().replaceFirst("\\..*", "") + "-")
                + place.kind().label() + ".png";
        final Path target = files.chooseSave(Messages.get("picture.save"), name);
        if (target != null) {
            final Image image = picture(place, view);
            background.execute(() -> {
                final String outcome = write(image, target);
                Platform.runLater(() -> tell.accept(outcome));
            });
        }
    }

    private static String write(final Image image, final Path target) {
        try (OutputStream out = Files.newOutputStream(target)) {
            PngWriter.write(image, out);
            return Messages.get("picture.saved", target);
        } catch (final IOException e) {
            return Messages.get("picture.failed", target, String.valueOf(e.getMessage()));
        }
    }

    Image picture(final Place place, final View view) {
        return frame.asPicture(shown -> PictureFrame.of(shown, caption(place, view), Messages.get("picture.origin",
                version()), SCALE));
    }

    private static String caption(final Place place, final View view) {
        final StringBuilder text = new StringBuilder();
        if (place.kind().isOfOneFile() && place.session() != null) {
            text.append(describe(place.session()));
        } else if (place.session() != null && place.base() != null) {
            text.append(describe(place.base())).append("  →  ").append(describe(place.session()));
        }
        for (final Chip chip : view.chips()) {
            text.append("  ·  ").append(chip.text());
        }
        return text.toString();
    }

    private static String describe(final HeapSession session) {
        final Snapshot snapshot = session.snapshot().value();
        return snapshot == null || snapshot.taken() == null
                ? session.name()
                : session.name() + " (" + MOMENT.format(snapshot.taken().atZone(ZoneId.systemDefault())) + ")";
    }

    private static String version() {
        final @Nullable ModuleDescriptor descriptor = Pictures.class.getModule().getDescriptor();
        return descriptor == null ? "" : descriptor.rawVersion().orElse("");
    }
}
