package deadwood.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.cli.ShopDumps;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.settings.SettingsFile;
import deadwood.app.ui.theme.Appearance;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.FileChooserPort;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import deadwood.model.diff.Finding;
import deadwood.model.retention.ClassHistogram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person at the window: mouse, keys, and what is to be seen then. */
class WindowTest {

    private static final int LONGEST_WAIT_SECONDS = 60;

    @TempDir
    private Path directory;
    private final FxRobot robot = new FxRobot();
    private final Chooser chooser = new Chooser();
    private WindowParts parts;
    private Appearance appearance;
    private Stage stage;

    /** A person who knows in advance which files to choose. */
    private static final class Chooser implements FileChooserPort {

        private final Deque<List<Path>> open = new ArrayDeque<>();
        private @Nullable Path save;

        @Override
        public List<Path> chooseOpen(final String title) {
            return open.isEmpty() ? List.of() : open.pop();
        }

        @Override
        public @Nullable Path chooseSave(final String title, final String suggestion) {
            return save;
        }

        @Override
        public @Nullable Path chooseDirectory(final String title) {
            return save;
        }
    }

    @BeforeEach
    void open() {
        Toolkit.start();
        Toolkit.call(() -> {
            appearance = new Appearance();
            parts = new WindowParts(new ImportOptions(directory.resolve("cache"), 2), UserCatalog.NONE,
                    new SettingsFile(directory.resolve(
                            "config")),
                    InstantSource.system(), Runnable::run, chooser, appearance.themeProperty());
            parts.model().settingsProperty().addListener((_, _, now) -> appearance.choiceProperty().set(now.theme()));
            stage = new Stage();
            final Scene scene = new Scene(parts.view().root(), 1000, 700);
            appearance.dress(scene);
            parts.view().installShortcuts(scene);
            stage.setScene(scene);
            stage.show();
            return true;
        });
        robot.targetWindow(stage);
    }

    @AfterEach
    void close() {
        final List<HeapSession> sessions = Toolkit.call(() -> {
            final List<HeapSession> open = List.copyOf(parts.sessions().all());
            stage.close();
            parts.sessions().close();
            return open;
        });
        sessions.forEach(session -> session.worker().closed().join());
    }

    private static void waitFor(final BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS, () -> Toolkit.call(
                    condition::getAsBoolean));
        } catch (final TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void settle() {
        waitFor(() -> parts.sessions().all().stream().noneMatch(HeapSession::isBusy));
    }

    private void go(final ViewKind kind) {
        robot.clickOn("#view-" + kind.label());
        settle();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(kind);
    }

    private List<String> texts(final String style) {
        return Toolkit.call(() -> {
            final List<String> texts = new ArrayList<>();
            final Set<Node> nodes = stage.getScene().getRoot().lookupAll(style);
            nodes.forEach(node -> texts.add(((Labeled) node).getText()));
            return texts;
        });
    }

    private void openAfter() throws IOException {
        chooser.open.push(List.of(ShopDumps.after(directory)));
        robot.clickOn("#choose");
        settle();
    }

    @Test
    void fromTheStartPageToWhatRetainsMost() throws IOException {
        openAfter();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.OVERVIEW);
        final TableView<?> dominators = robot.lookup("#dominators").query();
        assertThat(dominators.getItems()).isNotEmpty();
        assertThat(texts("#content")).singleElement().asString().contains(" objects").contains(" live");
        Toolkit.call(() -> {
            dominators.getSelectionModel().select(0);
            return true;
        });
        settle();
        assertThat(texts(".inspector-title")).singleElement().asString().isNotEmpty();
        assertThat(texts(".inspector-caption")).contains("PATH TO ROOT", "REFERENCES IN");
    }

    @Test
    void classesAreNarrowedByTypingAndGivenBackByEscape() throws IOException {
        openAfter();
        go(ViewKind.CLASSES);
        final TableView<ClassHistogram.Row> table = robot.lookup("#classes").query();
        final int all = table.getItems().size();
        robot.clickOn("#classes-filter").write("trie");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.getItems()).isNotEmpty().hasSizeLessThan(all)
                .allMatch(row -> row.className().contains("Trie"));
        assertThat(texts(".chip")).singleElement().asString().contains("trie");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(table.getItems()).hasSize(all);
        assertThat(texts(".chip")).isEmpty();
    }

    @Test
    void theRetentionTreeOpensByKeys() throws IOException {
        openAfter();
        go(ViewKind.RETENTION);
        final TableView<?> table = robot.lookup("#retention").query();
        final int closed = table.getItems().size();
        Toolkit.call(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
            return true;
        });
        robot.type(KeyCode.RIGHT);
        settle();
        assertThat(table.getItems()).hasSizeGreaterThan(closed);
        robot.type(KeyCode.LEFT);
        settle();
        assertThat(table.getItems()).hasSize(closed);
    }

    @Test
    void aProfileIsWalkedByKeysAndFilteredByWhatIsSearchedFor() throws IOException {
        final Path calls = Calls.write(directory.resolve("calls.folded"));
        Toolkit.call(() -> {
            parts.model().open(List.of(calls));
            return true;
        });
        settle();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.PROFILE);
        assertThat(robot.lookup(".inspector").queryAll()).isEmpty();
        assertThat(texts("#content")).containsExactly("90 samples  ·  90 stacks");
        final Node canvas = robot.lookup("#flame").query();
        Toolkit.call(() -> {
            canvas.requestFocus();
            return true;
        });
        robot.type(KeyCode.DOWN, 2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts("#flame-details")).singleElement().asString().startsWith("main.main  ·  10,871 in all");
        robot.clickOn("#flame-search").write("Search.find");
        robot.clickOn("Focus");
        settle();
        assertThat(texts(".chip")).containsExactly("focus “Search.find”  ✕");
        robot.clickOn(".chip");
        settle();
        assertThat(texts(".chip")).isEmpty();
    }

    @Test
    void twoProfilesAreComparedInThreeFormsByKeysAndMouse() throws IOException {
        final List<Path> both = List.of(Calls.write(directory.resolve("calls.folded")),
                Calls.writeLater(directory.resolve("later.folded")));
        Toolkit.call(() -> {
            parts.model().open(both);
            return true;
        });
        settle();
        assertThat(texts(".view-title")).containsExactly("Comparison");
        assertThat(texts(".crumb-last")).containsExactly("Comparison");
        assertThat(robot.lookup(".inspector").queryAll()).isEmpty();
        assertThat(texts(".delta-both")).singleElement().asString().contains(" → ");
        robot.clickOn("#delta-next");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts("#flame-details")).singleElement().asString().startsWith("com.shop.Sale.price  ·  new: 9,000");
        robot.clickOn("#delta-overlay").type(KeyCode.N).type(KeyCode.ENTER);
        settle();
        assertThat(texts(".chip")).singleElement().asString().startsWith("zoomed on ");
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("Side by side");
        settle();
        assertThat(texts(".delta-side-title")).containsExactly("calls.folded", "later.folded");
        robot.clickOn("One scale").clickOn("Equal totals");
        settle();
        assertThat(texts(".chip")).containsExactly("scaled to equal totals  ✕");
        robot.clickOn(".chip").clickOn("#swap");
        settle();
        assertThat(texts(".delta-side-title")).containsExactly("later.folded", "calls.folded");
        robot.clickOn("#flame-search").write("Sale");
        settle();
        assertThat(texts("#flame-matched")).singleElement().asString().startsWith("2 matches, ").endsWith(" → 0.0 %");
        robot.clickOn("Table");
        robot.clickOn("○ Gone");
        final TableView<?> table = robot.lookup("#delta-table").queryAs(TableView.class);
        waitFor(() -> table.getItems().size() == 2);
        robot.clickOn("com.shop.Sale.price").type(KeyCode.ENTER);
        settle();
        assertThat(texts("#flame-details")).singleElement().asString()
                .startsWith("com.shop.Sale.price  ·  gone: 9,000 before");
    }

    @Test
    void aTimeThatIsSelectedByKeysCountsInAllViews() throws IOException {
        final Path run = Recording.write(directory.resolve("run.jfr"));
        Toolkit.call(() -> {
            parts.model().open(List.of(run));
            return true;
        });
        settle();
        go(ViewKind.TIMELINE);
        final Node canvas = robot.lookup("#timeline").query();
        Toolkit.call(() -> {
            canvas.requestFocus();
            return true;
        });
        robot.type(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        settle();
        assertThat(texts(".chip")).singleElement().asString().contains("after the start");
        go(ViewKind.EVENTS);
        final TableView<?> types = robot.lookup("#event-types").query();
        Toolkit.call(() -> {
            types.getSelectionModel().select(0);
            return true;
        });
        settle();
        final TableView<?> events = robot.lookup("#events").query();
        assertThat(events.getItems()).hasSizeBetween(1, Recording.ORDERS / 4);
        go(ViewKind.LABELS);
        assertThat(texts(".chip")).hasSize(1);
        robot.clickOn(".chip");
        settle();
        go(ViewKind.TIMELINE);
        assertThat(texts(".chip")).isEmpty();
        robot.clickOn("Heat map");
        settle();
        robot.moveTo(canvas);
        robot.drag(canvas, javafx.scene.input.MouseButton.PRIMARY).dropBy(40, 20);
        settle();
        assertThat(texts(".chip")).hasSize(1);
        Toolkit.call(() -> {
            canvas.requestFocus();
            return true;
        });
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(texts(".chip")).hasSize(2);
        robot.type(KeyCode.ESCAPE, 2);
        settle();
        assertThat(texts(".chip")).isEmpty();
    }

    @Test
    void theFlameGraphZoomsInByADoubleClickAndBackByEscape() throws IOException {
        openAfter();
        go(ViewKind.FLAME);
        // the second row, at the left: what retains most
        final Node canvas = robot.lookup("#flame").query();
        robot.moveTo(canvas, javafx.geometry.Pos.TOP_LEFT, new javafx.geometry.Point2D(40, 30),
                org.testfx.robot.Motion.DIRECT);
        assertThat(texts(".hover-card")).singleElement().asString().contains("retains ").contains(" B)");
        robot.clickOn(javafx.scene.input.MouseButton.PRIMARY);
        robot.doubleClickOn(javafx.scene.input.MouseButton.PRIMARY);
        settle();
        assertThat(texts(".chip")).singleElement().asString().startsWith("zoomed on ");
        assertThat(texts(".crumb-last")).singleElement().isNotEqualTo("Flame graph");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts(".crumb-last")).containsExactly("Flame graph");
    }

    @Test
    void aStructureIsWalkedByKeysAndItsEntriesLeadToTheirObjects() throws IOException {
        openAfter();
        go(ViewKind.STRUCTURES);
        final TableView<?> table = robot.lookup("#structures").query();
        final int all = table.getItems().size();
        robot.clickOn("#structures-kinds").clickOn("trie");
        settle();
        assertThat(table.getItems()).isNotEmpty().hasSizeLessThan(all);
        Toolkit.call(() -> {
            table.getSelectionModel().select(0);
            return true;
        });
        settle();
        final Node picture = robot.lookup("#structure-picture").query();
        robot.clickOn(picture).type(KeyCode.DOWN).type(KeyCode.UP, 4).type(KeyCode.ENTER);
        settle();
        assertThat(picture.getAccessibleText()).contains("depth");
        assertThat(texts(".inspector-title")).singleElement().asString().contains("Node");
        robot.clickOn(".chip").clickOn("#structures-kinds").clickOn("hash-table");
        Toolkit.call(() -> {
            table.getSelectionModel().select(0);
            return true;
        });
        settle();
        final Node toEntries = robot.lookup(".toggle-button")
                .match(node -> ((Labeled) node).getText().equals("Entries"))
                .query();
        robot.clickOn(toEntries);
        settle();
        final TableView<?> entries = robot.lookup("#structure-entries").query();
        assertThat(entries.getItems()).isNotEmpty();
        Toolkit.call(() -> {
            entries.getSelectionModel().select(0);
            return true;
        });
        settle();
        assertThat(texts(".inspector-title")).singleElement().asString().doesNotContain("HashMap");
    }

    @Test
    void aFindingIsChosenInBothPanes() throws IOException {
        chooser.open.push(List.of(ShopDumps.before(directory)));
        robot.clickOn("#open");
        settle();
        chooser.open.push(List.of(ShopDumps.after(directory)));
        robot.clickOn("#compare");
        settle();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.COMPARE);
        final ListView<Finding> findings = robot.lookup("#findings").query();
        assertThat(findings.getItems()).isNotEmpty();
        robot.clickOn(findings, javafx.scene.input.MouseButton.PRIMARY);
        Toolkit.call(() -> {
            findings.getSelectionModel().clearAndSelect(0);
            return true;
        });
        settle();
        final TableView<?> panes = robot.lookup("#panes").query();
        assertThat(panes.getSelectionModel().getSelectedIndex()).isNotNegative();
        assertThat(parts.sessions().selectionProperty().get()).isInstanceOf(Selection.OfBoth.class);
        robot.clickOn("#swap");
        settle();
        assertThat(parts.model().placeProperty().get().session().name()).isEqualTo("before.hprof");
        robot.clickOn("#back");
        assertThat(parts.model().placeProperty().get().session().name()).isEqualTo("after.hprof");
    }

    @Test
    void everythingIsFoundFromTheKeyboard() throws IOException {
        openAfter();
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("RouteTrie");
        settle();
        robot.type(KeyCode.ENTER);
        settle();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.CLASSES);
        assertThat(texts(".inspector-title")).containsExactly("RouteTrie");
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("threads").type(KeyCode.ENTER);
        settle();
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.THREADS);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(parts.model().placeProperty().get().kind()).isEqualTo(ViewKind.CLASSES);
    }

    @Test
    void aPictureIsSavedWithoutTheWindowAroundIt() throws IOException {
        openAfter();
        go(ViewKind.CLASSES);
        chooser.save = directory.resolve("picture.png");
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts("#toast")).containsExactly("Saved " + chooser.save);
        assertThat(Files.size(chooser.save)).isGreaterThan(10_000);
        chooser.save = directory.resolve("missing/picture.png");
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts("#toast")).singleElement().asString().startsWith("Cannot write ");
    }

    @Test
    void whatIsNoDumpSaysSoAndOffersToTryAgain() throws IOException {
        final Path notes = Files.writeString(directory.resolve("notes.txt"), "not a dump at all");
        chooser.open.push(List.of(notes));
        robot.clickOn("#choose");
        settle();
        assertThat(texts(".notice-title")).contains("This cannot be shown");
        assertThat(texts(".notice .quiet")).anyMatch(text -> text.contains("notes.txt"));
    }

    @Test
    void theThemeIsChosenAndKept() {
        Toolkit.call(() -> {
            parts.model().choose(deadwood.app.ui.theme.ThemeChoice.DARK);
            return true;
        });
        assertThat(Toolkit.call(() -> appearance.themeProperty().get())).isEqualTo(Theme.DARK);
        assertThat(new SettingsFile(directory.resolve("config")).load().theme())
                .isEqualTo(deadwood.app.ui.theme.ThemeChoice.DARK);
    }
}
