package deadwood.importers.specimen.program;

import java.util.HashMap;
import java.util.Map;

/** {@code HashMap} as the children. */
final class HashMapTrie extends MapTrie {

    @Override
    Map<Character, MapTrie.Node> map() {
        return new HashMap<>();
    }

    @Override
    long capacity(final Map<Character, MapTrie.Node> map) {
        return map.isEmpty() ? 0 : map.size() > 24 ? 64 : map.size() > 12 ? 32 : 16;
    }
}
