package deadwood.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.delta.DeltaForm;
import deadwood.app.ui.delta.RowChange;
import deadwood.app.ui.flame.FlameColours;
import deadwood.app.ui.flame.FlameShape;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.Granularity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("\"([a-z]+(\\.[A-Za-z]+)*)\"");
    private static final Set<String> KEYS = ResourceBundle.getBundle("deadwood.app.ui.text.messages").keySet();

    @Test
    void everyTextIsAskedForSomewhere() throws IOException {
        final Set<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/deadwood/app/ui"))) {
            for (final Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> asked.add(found.group(1)));
            }
        }
        assertThat(KEYS).filteredOn(key -> !asked.contains(key) && composed().noneMatch(key::equals)).isEmpty();
    }

    /** Keys that are put together from a name. */
    private static Stream<String> composed() {
        return Stream.of(Arrays.stream(ViewKind.values()).map(kind -> "view." + kind.label()),
                Arrays.stream(ThemeChoice.values()).map(theme -> "theme." + theme.label()),
                Stream.of("object", "class", "package").map(form -> "retention.form." + form),
                Stream.of("tree", "packages", "classes", "structures").map(level -> "compare.level." + level),
                Stream.of("alike", "goroutines").map(form -> "clusters." + form),
                Stream.of("timeline", "heat").map(form -> "timeline." + form),
                Stream.of("before", "after").map(side -> "inspector." + side),
                Stream.of("picture", "numbers", "entries", "spread").map(form -> "structure.form." + form),
                names("lens.", Term.Kind.values()), names("flame.kind.", FrameKind.values()),
                names("flame.view.shape.", FlameShape.values()), names("flame.view.colours.", FlameColours.values()),
                names("flame.view.granularity.", Granularity.values()),
                Stream.of("direction", "icicle", "flame", "shape", "granularity", "colours", "fold").map(
                        item -> "flame.view." + item),
                Stream.of("up", "down").map(end -> "calls." + end),
                Stream.of("focus", "ignore").map(filter -> "flame." + filter + ".tip"),
                Arrays.stream(DeltaForm.values()).map(form -> "delta.form." + form.label()),
                names("delta.rows.", RowChange.values()),
                Stream.of("widths.off", "widths.on", "widths.tip", "scales.off", "scales.on", "scales.tip",
                        "previous.tip", "next.tip").map(item -> "delta." + item),
                Stream.of("focus", "ignore", "hide", "from").map(item -> "flame.menu." + item)).flatMap(keys -> keys);
    }

    private static Stream<String> names(final String prefix, final Enum<?>... values) {
        return Arrays.stream(values).map(value -> prefix + value.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void thoseThatArePutTogetherAreThere() {
        assertThat(composed()).allSatisfy(key -> assertThat(KEYS).contains(key));
    }

    @Test
    void namesAreTakenApart() {
        assertThat(ClassName.of("java.util.HashMap$Node[]")).isEqualTo(new ClassName("java.util.", "HashMap$Node[]"));
        assertThat(ClassName.of("byte[]")).isEqualTo(new ClassName("", "byte[]"));
        assertThat(ClassName.of("a.b.C$$Lambda/0x00000.1f")).isEqualTo(new ClassName("a.b.", "C$$Lambda/0x00000.1f"));
        assertThat(ClassName.of("class a.B").packageName()).isEqualTo("a");
        assertThat(List.of("x", "a.b.C", "class a.B")).allSatisfy(name -> assertThat(ClassName.of(name).whole())
                .isEqualTo(name));
    }
}
