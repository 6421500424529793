package deadwood.app.ui;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.FileChooserPort;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The platform's own dialogs. */
final class SystemFileChooser implements FileChooserPort {

    private final Window owner;
    private @Nullable File directory;

    SystemFileChooser(final Window owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> chooseOpen(final String title) {
        final FileChooser chooser = chooser(title);
        // By the first bytes, not by the name: everything is offered first.
        chooser.getExtensionFilters().setAll(
                new ExtensionFilter(Messages.get("dialog.all"), "*.*", "*"),
                new ExtensionFilter(Messages.get("dialog.hprof"), "*.hprof", "*.hprof.gz", "*.bin"),
                new ExtensionFilter(Messages.get("dialog.profiles"), "*.pb.gz", "*.pb", "*.pprof", "*.prof", "*.jfr",
                        "*.jfr.gz", "*.folded", "*.collapsed", "*.txt", "*.txt.gz", "*.json"));
        final @Nullable List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen == null || chosen.isEmpty()) {
            return List.of();
        }
        directory = chosen.getFirst().getParentFile();
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path chooseSave(final String title, final String suggestion) {
        final FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestion);
        final @Nullable File chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    @Override
    public @Nullable Path chooseDirectory(final String title) {
        final DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (directory != null && directory.isDirectory()) {
            chooser.setInitialDirectory(directory);
        }
        final @Nullable File chosen = chooser.showDialog(owner);
        return chosen == null ? null : chosen.toPath();
    }

    private FileChooser chooser(final String title) {
        final FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (directory != null && directory.isDirectory()) {
            chooser.setInitialDirectory(directory);
        }
        return chooser;
    }
}
