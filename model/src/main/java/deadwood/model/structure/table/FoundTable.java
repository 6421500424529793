package deadwood.model.structure.table;

import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.CatalogEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A class that turned out to be a hash table. It is a guess, and must be said to be one.
 *
 * @param entry what the catalog would say of it
 * @param json the same as a section of a catalog
 * @param evidence why, in words for a person
 */
public record FoundTable(CatalogEntry entry, String json, String evidence) {

    /**
     * What a section with a single entry says.
     *
     * @throws IOException if it says nothing that can be understood
     */
    public static FoundTable of(final String json, final String evidence) throws IOException {
        return new FoundTable(Catalog.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "a guess")
                .collections().getFirst(), json, evidence);
    }
}
