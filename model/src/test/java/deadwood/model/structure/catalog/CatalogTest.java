package deadwood.model.structure.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private static Section read(final String json) throws IOException {
        return Catalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "own.json");
    }

    @Test
    void knowsTheCollectionsOfTheJdk() {
        assertThat(Catalog.standard().collections()).filteredOn(CatalogEntry::isMeasured)
                .extracting(CatalogEntry::type).contains("java.util.HashMap", "java.util.HashSet",
                        "java.util.concurrent.ConcurrentHashMap", "java.util.ArrayList");
        assertThat(Catalog.standard().isLibrary("java.util.HashMap$Node[]")).isTrue();
        assertThat(Catalog.standard().isLibrary("javax")).isFalse();
        assertThat(Catalog.standard().isLibrary("com.acme.Trie")).isFalse();
    }

    @Test
    void namesThePlaceOfAMistake() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("""
                {"collections": [
                  {"type": "a.B", "shape": "box", "inner": "c"},
                  {"type": "a.C", "shape": "sphere"}
                ], "prefixes": []}""")).withMessageStartingWith("own.json, line 3: ").withMessageContaining("sphere");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("""
                        {"collections": [
                        {"type": "a.B", "shape": "box", "inner": "c", "colour": 3}], "prefixes": []}"""))
                .withMessageStartingWith("own.json, entry 1: ").withMessageContaining("colour");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("{\"collections\": [\n{\"type\": \"a.B\"}], \"prefixes\": []}"))
                .withMessage("own.json, line 2: an entry does not say its shape");
    }

    @Test
    void namesTheEntryThatLacksARole() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("{\"collections\": [{\"type\": \"a.B\", \"shape\": \"chained-table\"}],"
                        + " \"prefixes\": []}"))
                .withMessage("own.json: a.B does not say which field is its table, has no nodes");
    }

    @Test
    void wantsSomethingToBeSaid() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("{}")).withMessageStartingWith("own.json");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("")).withMessageStartingWith("own.json");
    }

    @Test
    void takesNoNumbersThatMakeNoSense() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("""
                {"collections": [
                  {"type": "com.acme.Map", "shape": "chained-table", "table": "bins", "spare": -1, "nodes": [
                    {"type": "com.acme.Cell", "links": ["next"], "key": "key", "nothing": "size"}]}
                ]}"""))
                .withMessage("own.json: com.acme.Map has less than no spare slots, has a node com.acme.Cell whose"
                        + " \"nothing\" is not of the form field=number");
    }
}
