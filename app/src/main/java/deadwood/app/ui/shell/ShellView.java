package deadwood.app.ui.shell;

import deadwood.app.ui.find.FindView;
import deadwood.app.ui.find.FindViewModel;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.FileChooserPort;
import deadwood.app.ui.view.View;
import deadwood.model.snapshot.Snapshot;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The whole window: top bar, sidebar, the view, the inspector, status bar. */
public final class ShellView implements ShellActions {

    private static final double SIDEBAR_WIDTH = 188;
    private static final double INSPECTOR_WIDTH = 272;

    private final ShellViewModel model;
    private final ViewProvider views;
    private final FileChooserPort files;
    private final StackPane root = new StackPane();
    private final SplitPane regions = new SplitPane();
    private final ViewFrame frame = new ViewFrame();
    private final Region inspector;
    private final TopBar topBar;
    private final FindViewModel find;
    private final Pictures pictures;
    private final Toast toast = new Toast();
    private final Region dropHint = new Region();
    private final ListChangeListener<Crumb> crumbsChanged = _ -> showCrumbs();
    private @Nullable ObservableList<Crumb> shownCrumbs;
    private @Nullable View shown;

    /**
     * @param find the search over everything; it lies over the window
     * @param background writes files
     */
    public ShellView(final ShellViewModel model, final ViewProvider views, final Region inspector,
            final FindViewModel find, final FileChooserPort files, final Executor background) {
        this.model = model;
        this.views = views;
        this.files = files;
        this.inspector = inspector;
        this.find = find;
        this.pictures = new Pictures(frame, files, background, toast::say);
        this.topBar = new TopBar(model, this);
        final BorderPane window = new BorderPane(regions, topBar, null, new StatusBar(model), null);
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setVisible(false);
        dropHint.setMouseTransparent(true);
        root.getChildren().addAll(window, new FindView(find), toast, dropHint);
        root.getStyleClass().add("shell");
        fillRegions();
        acceptFiles();
        model.placeProperty().addListener((_, _, place) -> show(place));
        model.sessions().all().addListener((ListChangeListener<HeapSession>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(session -> session.snapshot().whenReady(
                        _ -> show(model.placeProperty().get())));
                change.getRemoved().forEach(views::forget);
            }
        });
        show(model.placeProperty().get());
    }

    /** The root of the window's scene. */
    public StackPane root() {
        return root;
    }

    /** Gives the window's scene its keys. */
    public void installShortcuts(final Scene scene) {
        Shortcuts.install(scene, model, this);
    }

    private void fillRegions() {
        final Sidebar sidebar = new Sidebar(model, views::count);
        sidebar.setMinWidth(140);
        sidebar.setPrefWidth(SIDEBAR_WIDTH);
        sidebar.setMaxWidth(420);
        inspector.setMinWidth(200);
        inspector.setPrefWidth(INSPECTOR_WIDTH);
        SplitPane.setResizableWithParent(sidebar, false);
        SplitPane.setResizableWithParent(inspector, false);
        regions.getItems().setAll(sidebar, frame);
        regions.getStyleClass().add("regions");
        // Dividers are places in a width that is known only when the window is laid out for the first time.
        regions.widthProperty().addListener((_, before, _) -> {
            if (before.doubleValue() == 0) {
                placeDividers();
            }
        });
    }

    private void placeDividers() {
        final double width = regions.getWidth();
        if (width > 0) {
            // Where there is little room, the view in the middle gets most of it.
            regions.setDividerPosition(0, Math.clamp(width * 0.15, 152, SIDEBAR_WIDTH) / width);
            if (regions.getDividers().size() > 1) {
                regions.setDividerPosition(1, 1 - Math.clamp(width * 0.215, 212, INSPECTOR_WIDTH) / width);
            }
        }
    }

    private void show(final Place place) {
        final View view = views.view(place);
        if (!view.equals(shown)) {
            shown = view;
            frame.show(view);
        }
        inspect(place);
        if (shownCrumbs != null) {
            shownCrumbs.removeListener(crumbsChanged);
        }
        shownCrumbs = view.crumbs();
        shownCrumbs.addListener(crumbsChanged);
        showCrumbs();
    }

    /** Files without a heap have no objects to look into. */
    private void inspect(final Place place) {
        final boolean inspecting = place.session() != null && hasHeap(place.session())
                && (place.kind().isOfOneFile() || place.base() == null || hasHeap(place.base()));
        if (inspecting != regions.getItems().contains(inspector)) {
            if (inspecting) {
                regions.getItems().add(inspector);
                placeDividers();
            } else {
                regions.getItems().remove(inspector);
                placeDividers();
            }
        }
    }

    private static boolean hasHeap(final HeapSession session) {
        final Snapshot snapshot = session.snapshot().value();
        return snapshot == null || snapshot.heap() != null;
    }

    private void showCrumbs() {
        final Place place = model.placeProperty().get();
        final List<Crumb> steps = new ArrayList<>();
        final HeapSession session = place.session();
        if (session != null) {
            final HeapSession base = place.base();
            final String name = place.kind().isOfOneFile() || base == null
                    ? session.name()
                    : Messages.get("top.compared", base.name(), session.name());
            steps.add(new Crumb(name, () -> model.look(session)));
            steps.add(new Crumb(place.title(), () -> model.show(place.kind())));
            if (shownCrumbs != null) {
                steps.addAll(shownCrumbs);
            }
        }
        topBar.crumbs(steps);
    }

    private void acceptFiles() {
        root.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        root.addEventHandler(DragEvent.DRAG_ENTERED, event -> dropHint.setVisible(event.getDragboard().hasFiles()));
        root.addEventHandler(DragEvent.DRAG_EXITED, _ -> dropHint.setVisible(false));
        root.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            final List<Path> dropped = event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(!dropped.isEmpty());
            event.consume();
            model.open(dropped);
        });
    }

    @Override
    public void open() {
        final List<Path> chosen = files.chooseOpen(Messages.get("dialog.open"));
        if (!chosen.isEmpty()) {
            model.open(chosen);
        }
    }

    @Override
    public void compare() {
        final HeapSession current = model.sessions().currentProperty().get();
        if (current == null) {
            return;
        }
        final HeapSession other = model.sessions().all().stream().filter(session -> session != current).findFirst()
                .orElse(null);
        if (other == null) {
            final List<Path> chosen = files.chooseOpen(Messages.get("dialog.compare", current.name()));
            if (!chosen.isEmpty()) {
                model.open(List.of(current.file(), chosen.getFirst()));
            }
        } else if (model.sessions().all().indexOf(other) < model.sessions().all().indexOf(current)) {
            model.compare(other, current);
        } else {
            model.compare(current, other);
        }
    }

    @Override
    public void find() {
        find.begin();
    }

    @Override
    public void findInView() {
        if (shown != null) {
            shown.find();
        }
    }

    @Override
    public List<MenuItem> exports() {
        final MenuItem save = new MenuItem(Messages.get("picture.save.menu"));
        save.setId("save-picture");
        save.setOnAction(_ -> savePicture());
        final MenuItem copy = new MenuItem(Messages.get("picture.copy.menu"));
        copy.setId("copy-picture");
        copy.setOnAction(_ -> {
            if (shown != null) {
                pictures.copy(model.placeProperty().get(), shown);
            }
        });
        return List.of(save, copy);
    }

    @Override
    public void savePicture() {
        if (shown != null) {
            pictures.save(model.placeProperty().get(), shown);
        }
    }

    /** The view that is shown, null before there is one. */
    public @Nullable View shownView() {
        return shown;
    }

    /** Selects what stands first in the view. */
    public void selectFirst() {
        if (shown != null) {
            shown.selectFirst();
        }
    }
}
