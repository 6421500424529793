package deadwood.app.ui;

import deadwood.app.ui.find.FindViewModel;
import deadwood.app.ui.inspector.InspectorView;
import deadwood.app.ui.inspector.InspectorViewModel;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Sessions;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.shell.ShellView;
import deadwood.app.ui.shell.ShellViewModel;
import deadwood.app.ui.start.StartView;
import deadwood.app.ui.start.StartViewModel;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.FileChooserPort;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/** The composition root: what a window is made of. For the thread of the toolkit. */
final class WindowParts {

    private final Sessions sessions;
    private final ShellViewModel model;
    private final Views views;
    private final ShellView view;

    /** @param background runs what is slow and belongs to no file */
    WindowParts(final ImportOptions options, final UserCatalog userCatalog, final SettingsFile settings,
            final InstantSource clock,
            final Executor background, final FileChooserPort files, final ObservableValue<Theme> theme) {
        sessions = new Sessions(file -> HeapSession.open(file, options, userCatalog, Platform::runLater));
        model = new ShellViewModel(sessions, settings, clock);
        final StartViewModel start = new StartViewModel(model.settingsProperty(), clock, background,
                Platform::runLater, model::open, model::forget);
        final ShellView[] shell = new ShellView[1];
        views = new Views(sessions, () -> new StartView(start, () -> shell[0].open()), theme, model::swap,
                () -> model.show(ViewKind.COMPARE), this::showRetention, this::showProfile,
                () -> files.chooseDirectory(Messages.get("dialog.sources")));
        final InspectorViewModel inspector = new InspectorViewModel(sessions, this::showRetention);
        final FindSource everything = new FindSource(model, views, () -> shell[0].open());
        final FindViewModel find = new FindViewModel(everything::entries);
        everything.onMore(find::search);
        shell[0] = new ShellView(model, views, new InspectorView(inspector).node(), find, files, background);
        view = shell[0];
    }

    private void showRetention(final HeapSession session, final int object) {
        views.retention(session).focus(object);
        model.look(session);
        model.show(ViewKind.RETENTION);
    }

    private void showProfile(final HeapSession session, final ViewKind kind) {
        model.look(session);
        model.show(kind);
    }

    Sessions sessions() {
        return sessions;
    }

    ShellViewModel model() {
        return model;
    }

    ShellView view() {
        return view;
    }
}
