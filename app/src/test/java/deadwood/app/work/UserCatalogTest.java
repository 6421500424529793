package deadwood.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CatalogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCatalogTest {

    @TempDir
    private Path config;

    private void write(final String name, final String json) throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("structures")).resolve(name), json);
    }

    @Test
    void isTheStandardCatalogWhereNothingWasAdded() {
        assertThat(UserCatalog.in(config).read().catalog().stamp()).isEqualTo(Catalog.standard().stamp());
        assertThat(UserCatalog.NONE.read().warnings()).isEmpty();
    }

    @Test
    void putsTheUsersEntriesInFront() throws IOException {
        write("acme.json", """
                {"library": "Acme", "collections": [
                  {"type": "java.util.HashMap", "shape": "box", "inner": "table"}]}""");
        final UserCatalog.Read read = UserCatalog.in(config).read();
        assertThat(read.warnings()).isEmpty();
        final CatalogEntry first = read.catalog().collections().getFirst();
        assertThat(first.type()).isEqualTo("java.util.HashMap");
        assertThat(read.catalog().libraryOf(first)).isEqualTo("Acme");
        assertThat(read.catalog().stamp()).isNotEqualTo(Catalog.standard().stamp());
    }

    @Test
    void leavesOutWhatItDoesNotUnderstandAndSaysWhereThatIs() throws IOException {
        write("a.json", "{\n\"collections\": [\n{\"type\": \"a.B\", \"shape\": \"sphere\"}]}");
        write("b.json",
                "{\"collections\": [{\"type\": \"java.lang.Object\", \"shape\": \"trie\", \"links\": [\"a\"]}]}");
        write("c.json", "");
        write("d.json", "{\"collections\": [{\"type\": \"a.C\", \"shape\": \"box\", \"inner\": \"x\"}]}");
        write("notes.txt", "not asked");
        final UserCatalog.Read read = UserCatalog.in(config).read();
        assertThat(read.warnings()).hasSize(3);
        assertThat(read.warnings().get(0)).contains("a.json, line 3").contains("sphere");
        assertThat(read.warnings().get(1)).contains("b.json").contains("all sorts of objects");
        assertThat(read.warnings().get(2)).contains("c.json");
        assertThat(read.catalog().collections().getFirst().type()).isEqualTo("a.C");
    }
}
