package deadwood.app.cli.json;

import deadwood.model.structure.measure.TrieMeasures;
import org.jspecify.annotations.Nullable;

/** What only tries have. */
public record TrieJson(long nodes, long interior, long leaves, long deadNodes, long deadBytes, long maxDepth) {

    static @Nullable TrieJson of(final @Nullable TrieMeasures trie) {
        return trie == null
                ? null
                : new TrieJson(trie.nodes(), trie.interior(), trie.leaves(), trie.deadNodes(), trie.deadBytes(),
                        trie.maxDepth());
    }
}
