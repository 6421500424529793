package deadwood.app.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.text.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindViewModelTest {

    private final List<String> gone = new ArrayList<>();

    private FindEntry entry(final String name) {
        return new FindEntry("class", ClassName.of(name), "", () -> gone.add(name));
    }

    private FindViewModel model(final String... names) {
        return new FindViewModel(_ -> Stream.of(names).map(this::entry).toList());
    }

    private static List<String> names(final FindViewModel model) {
        return model.results().stream().map(found -> found.name().whole()).toList();
    }

    @Test
    void theBestFitComesFirst() {
        final FindViewModel model = model("java.util.LinkedHashMap", "java.util.HashMap$Node", "java.util.HashMap",
                "hash.Table", "java.util.TreeMap");
        model.begin();
        assertThat(model.openProperty().get()).isTrue();
        assertThat(names(model)).hasSize(5);
        model.queryProperty().set("hashmap");
        assertThat(names(model)).containsExactly("java.util.HashMap", "java.util.HashMap$Node",
                "java.util.LinkedHashMap");
        model.queryProperty().set("hash");
        assertThat(names(model)).startsWith("java.util.HashMap$Node").contains("hash.Table");
        model.queryProperty().set(" util  MAP tree ");
        assertThat(names(model)).containsExactly("java.util.TreeMap");
    }

    @Test
    void goingSomewhereClosesTheSearch() {
        final FindViewModel model = model("a.B");
        model.begin();
        model.go(model.results().getFirst());
        assertThat(gone).containsExactly("a.B");
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void aMillionNamesAreNoReasonForAMillionRows() {
        final FindViewModel model = model(IntStream.range(0, 100_000).mapToObj(i -> "p.C" + i).toArray(String[]::new));
        model.queryProperty().set("c");
        assertThat(model.results()).hasSize(FindViewModel.MOST);
    }
}
