package deadwood.importers.specimen.program;

import java.util.Map;
import java.util.TreeMap;

/** {@code TreeMap} as the children. */
final class SortedTrie extends MapTrie {

    @Override
    Map<Character, MapTrie.Node> map() {
        return new TreeMap<>();
    }

    @Override
    long capacity(final Map<Character, MapTrie.Node> map) {
        return map.size();
    }
}
