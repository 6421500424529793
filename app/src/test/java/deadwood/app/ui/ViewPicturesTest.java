package deadwood.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deadwood.app.cli.ShopDumps;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.ViewKind;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws every view in both themes into {@code target/views}, to be looked at, and makes sure that there is something to look at. */
class ViewPicturesTest {

    private static final Path PICTURES = Path.of("target", "views");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    @TempDir
    private static Path directory;
    private static List<Path> dumps = List.of();
    private static Path profile;

    static Stream<Arguments> views() {
        return Stream.of(ViewKind.values()).filter(kind -> !kind.needsContent())
                .flatMap(kind -> Stream.of(Theme.values()).map(theme -> Arguments.of(kind,
                        theme)));
    }

    @BeforeAll
    static void write() throws IOException {
        dumps = List.of(ShopDumps.before(directory), ShopDumps.after(directory));
        profile = Calls.write(directory.resolve("calls.folded"));
        Files.createDirectories(PICTURES);
    }

    @ParameterizedTest
    @MethodSource("views")
    void thereIsSomethingToLookAt(final ViewKind kind, final Theme theme) throws IOException {
        draw(kind == ViewKind.START ? List.of() : dumps, kind.label(), kind.label(), theme);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aStructureIsShownInForms(final Theme theme) throws IOException {
        for (final String form : List.of("numbers", "entries", "spread")) {
            draw(dumps, ViewKind.STRUCTURES.label(), form, "structures-" + form, theme);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aProfileOpensWithItsFlameGraph(final Theme theme) throws IOException {
        draw(List.of(profile), "", ViewKind.PROFILE.label(), theme);
        draw(List.of(profile), ViewKind.OVERVIEW.label(), "overview-of-profile", theme);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void twoProfilesAreComparedInThreeForms(final Theme theme) throws IOException {
        final Path later = Calls.writeLater(directory.resolve("later.folded"));
        for (final String form : List.of("overlay", "sides", "table")) {
            draw(List.of(profile, later), ViewKind.COMPARE.label(), form, "delta-" + form, theme);
        }
        assertThatThrownBy(() -> draw(List.of(profile, later), "", "round", "never", theme))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the view 'Comparison' has no form round, but overlay, sides, table");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aRecordingHasViewsOfItsOwn(final Theme theme) throws IOException {
        final Path recording = Recording.write(directory.resolve("run.jfr"));
        for (final ViewKind kind : List.of(ViewKind.TIMELINE, ViewKind.LABELS, ViewKind.EVENTS,
                ViewKind.CLUSTERS)) {
            draw(List.of(recording), kind.label(), kind.label(), theme);
        }
        draw(List.of(recording), ViewKind.TIMELINE.label(), "heat", "heat-map", theme);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aGoProfileHasMapsAndChurn(final Theme theme) throws IOException {
        final Path heap = Files.writeString(directory.resolve("heap.txt"), """
                heap profile: 3: 4144 [30: 41440] @ heap/1048576
                1: 48 [10: 480] @ 0x1001 0x1002
                #	0x1000	sync.(*Map).Store+0x1	/go/src/sync/map.go:10
                #	0x1001	main.keep+0x2	/src/main.go:20

                2: 4096 [20: 40960] @ 0x2001 0x1002
                #	0x2000	main.buffer+0x1	/src/main.go:40
                #	0x1001	main.keep+0x2	/src/main.go:20
                """);
        draw(List.of(heap), ViewKind.SITES.label(), "sites", theme);
        draw(List.of(heap), ViewKind.CHURN.label(), "churn", theme);
    }

    @Test
    void aProfileHasNoRetention() {
        assertThatThrownBy(() -> draw(List.of(profile), ViewKind.RETENTION.label(), "never", Theme.LIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "calls.folded has nothing for the view retention, but overview, profile, functions")
                .hasMessageNotContainingAny("threads", "classes");
    }

    private static void draw(final List<Path> files, final String view, final String name, final Theme theme)
            throws IOException {
        draw(files, view, "", name, theme);
    }

    private static void draw(final List<Path> files, final String view, final String form, final String name,
            final Theme theme) throws IOException {
        final Path target = PICTURES.resolve(name + "-" + theme.label() + ".png");
        new WindowLauncher(new ImportOptions(directory.resolve("cache"), 2), directory).shoot(files, view, form, "",
                theme.label(), WIDTH, HEIGHT, target);
        try (InputStream in = Files.newInputStream(target)) {
            final Image picture = new Image(in);
            assertThat(picture.getWidth()).isEqualTo(WIDTH);
            assertThat(picture.getHeight()).isEqualTo(HEIGHT);
            assertThat(brightness(picture)).isBetween(theme == Theme.LIGHT ? 0.8 : 0.03,
                    theme == Theme.LIGHT ? 1.0 : 0.3);
            // text is drawn with soft edges: a view with words in it has many tones, an empty one few
            assertThat(tones(picture, files.isEmpty() ? 0 : 200)).isGreaterThan(60);
        }
    }

    private static double brightness(final Image picture) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y += 7) {
            for (int x = 0; x < picture.getWidth(); x += 7) {
                final Color color = picture.getPixelReader().getColor(x, y);
                sum += color.getBrightness();
                count++;
            }
        }
        return sum / count;
    }

    /** Different colours in the middle of the window, where the view is. */
    private static int tones(final Image picture, final int left) {
        final Set<Integer> tones = new HashSet<>();
        for (int y = 90; y < 400; y++) {
            for (int x = left; x < 1000; x++) {
                tones.add(picture.getPixelReader().getArgb(x, y));
            }
        }
        return tones.size();
    }
}
