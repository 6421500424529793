package deadwood.importers.specimen.program;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code ConcurrentHashMap} as the children. */
final class ConcurrentTrie extends MapTrie {

    @Override
    Map<Character, MapTrie.Node> map() {
        return new ConcurrentHashMap<>();
    }

    @Override
    long capacity(final Map<Character, MapTrie.Node> map) {
        return map.isEmpty() ? 0 : map.size() >= 24 ? 64 : map.size() >= 12 ? 32 : 16;
    }
}
