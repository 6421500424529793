package deadwood.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.shell.Place;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.ViewKind;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceThemesTest {

    @TempDir
    private Path directory;

    private HeapSession open(final String name) throws IOException {
        final UiQueue ui = new UiQueue();
        final HeapSession session = HeapSession.open(Calls.write(directory.resolve(name)), new ImportOptions(directory
                .resolve("cache"), 2), ui);
        ui.until(() -> !session.isBusy());
        return session;
    }

    @Test
    void viewsOfAFileThatIsClosedAreNotToldOfThemesAnyMore() throws IOException {
        final HeapSession closed = open("closed.folded");
        final HeapSession stays = open("stays.folded");
        final ObjectProperty<Theme> window = new SimpleObjectProperty<>(Theme.LIGHT);
        final PlaceThemes themes = new PlaceThemes(window);
        final List<String> told = new ArrayList<>();
        themes.of(new Place(ViewKind.PROFILE, closed, null)).addListener((_, _, now) -> told.add("profile " + now));
        themes.of(new Place(ViewKind.COMPARE, stays, closed)).addListener((_, _, now) -> told.add("compare " + now));
        themes.of(new Place(ViewKind.GRAPH, stays, null)).addListener((_, _, now) -> told.add("graph " + now));
        assertThat(themes.of(new Place(ViewKind.GRAPH, stays, null)).getValue()).isEqualTo(Theme.LIGHT);
        window.set(Theme.DARK);
        assertThat(told).containsExactlyInAnyOrder("profile DARK", "compare DARK", "graph DARK");
        told.clear();
        themes.forget(closed);
        window.set(Theme.LIGHT);
        assertThat(told).containsExactly("graph LIGHT");
        for (final HeapSession session : List.of(closed, stays)) {
            session.close();
            session.worker().closed().join();
        }
    }
}
