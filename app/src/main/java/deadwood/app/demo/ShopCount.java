package deadwood.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What the shop counted itself right before a dump.
 *
 * @param nodes nodes of its trie, the root included
 * @param interior nodes with a child
 * @param leaves nodes without
 * @param deadNodes nodes, but for the root, with no route at or below them
 * @param routes nodes with a route
 * @param maxDepth edges from the root to the deepest node
 * @param reservations entries of its map
 * @param slots length of the map's table
 * @param emptySlots slots of it that are null
 */
public record ShopCount(long nodes, long interior, long leaves, long deadNodes, long routes, int maxDepth,
        long reservations, long slots, long emptySlots) {

    static ShopCount read(final Path file) throws IOException {
        final JsonNode all = new ObjectMapper().readTree(Files.readString(file));
        final JsonNode trie = all.path("trie");
        final JsonNode map = all.path("map");
        return new ShopCount(trie.path("nodes").asLong(), trie.path("interior").asLong(), trie.path("leaves").asLong(),
                trie.path("deadNodes").asLong(), trie.path("entries").asLong(), trie.path("maxDepth").asInt(),
                map.path("entries").asLong(), map.path("slots").asLong(), map.path("emptySlots").asLong());
    }
}
