package deadwood.app.ui.classes;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.work.UserCatalog;
import deadwood.model.structure.catalog.CatalogEntry;
import deadwood.model.structure.catalog.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollectionFormTest {

    @TempDir
    private Path config;

    private CollectionForm form(final String... fields) {
        return new CollectionForm("com.acme.Trie$Node", List.of(fields), this::keep);
    }

    private void keep(final String name, final String json, final Consumer<String> result) {
        try {
            UserCatalog.in(config).add(name, json);
            result.accept(null);
        } catch (final IOException e) {
            result.accept(e.getMessage());
        }
    }

    private CatalogEntry kept() {
        final UserCatalog.Read read = UserCatalog.in(config).read();
        assertThat(read.warnings()).isEmpty();
        return read.catalog().collections().getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void makesAnEntryThatTheCatalogTakes(final CollectionForm.Form which) {
        final CollectionForm form = form("children", "value");
        form.formProperty().set(which);
        form.secondProperty().set("value");
        final boolean[] done = new boolean[1];
        form.keep(() -> done[0] = true);
        assertThat(form.problemProperty().get()).isEmpty();
        assertThat(done[0]).isTrue();
        assertThat(kept().type()).isEqualTo("com.acme.Trie$Node");
        assertThat(kept().fields()).containsExactly("children");
    }

    @Test
    void saysOfATrieWhereItsChildrenAndValuesAre() {
        final CollectionForm form = form("kids", "what");
        form.secondProperty().set("what");
        form.keep(() -> {});
        final CatalogEntry entry = kept();
        assertThat(entry.shape()).isEqualTo(Shape.TRIE);
        assertThat(entry.arrays().getFirst().field()).isEqualTo("kids");
        assertThat(entry.nodes().getFirst().value()).isEqualTo("what");
    }

    @Test
    void saysWhatIsWrongAndKeepsNothing() throws IOException {
        final CollectionForm form = form("children");
        form.jsonProperty().set("{\n\"collections\": [{\"type\": \"a.B\", \"shape\": \"sphere\"}]}");
        final boolean[] done = new boolean[1];
        form.keep(() -> done[0] = true);
        assertThat(done[0]).isFalse();
        assertThat(form.problemProperty().get()).contains("line 2").contains("sphere");
        assertThat(Files.exists(config.resolve("structures"))).isFalse();
    }
}
