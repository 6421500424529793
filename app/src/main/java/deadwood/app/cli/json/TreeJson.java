package deadwood.app.cli.json;

import java.util.Iterator;

/**
 * {@code deadwood tree --json}.
 *
 * @param nodes in the order of the tree, written as they come
 */
public record TreeJson(String sampleType, String unit, long total, Iterator<Node> nodes) {

    /** @param depth 1 for the outermost; the node belongs to the last one before it whose depth is one less */
    public record Node(int depth, String name, long self, long total) {}
}
