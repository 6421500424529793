package deadwood.model.structure.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema says what the reader takes, no more and no less. */
class CatalogSchemaTest {

    private static JsonNode schema() throws IOException {
        return new JsonMapper().readTree(Files.readString(Path.of("../docs/catalog.schema.json")));
    }

    private static void check(final JsonNode object, final Class<? extends Record> type) {
        assertThat(object.path("properties").propertyNames()).as(type.getSimpleName()).containsExactlyInAnyOrder(
                Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toArray(String[]::new));
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
    }

    private static List<String> words(final JsonNode property) {
        return property.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void namesAllThatCanBeSaid() throws IOException {
        final JsonNode schema = schema();
        final JsonNode definitions = schema.path("definitions");
        check(schema, Section.class);
        check(definitions.path("collection"), CatalogEntry.class);
        check(definitions.path("open"), OpenSlots.class);
        check(definitions.path("extra"), Extra.class);
        check(definitions.path("chains"), OpenSlots.Chains.class);
        check(definitions.path("node"), NodeEntry.class);
        check(definitions.path("array"), ArrayRole.class);
        check(definitions.path("levels"), ArrayRole.Levels.class);
    }

    @Test
    void namesAllWords() throws IOException {
        final JsonNode definitions = schema().path("definitions");
        final JsonNode collection = definitions.path("collection").path("properties");
        assertThat(words(collection.path("shape")))
                .containsExactly(Arrays.stream(Shape.values()).map(Shape::toString).toArray(String[]::new));
        assertThat(words(collection.path("owns"))).containsExactly(CatalogEntry.OWNS_ALWAYS,
                CatalogEntry.OWNS_IF_DOMINATED);
        assertThat(words(definitions.path("array").path("properties").path("holds"))).containsExactly(
                Arrays.stream(ArrayRole.Holds.values()).map(ArrayRole.Holds::toString).toArray(String[]::new));
        for (final String free : words(definitions.path("open").path("properties").path("free"))) {
            assertThat(new OpenSlots("keys", null, null, null, null, null, free, "missing", null, List.of(), List.of(),
                    null, null)
                    .rule()).as(free).isNotNull();
        }
    }
}
