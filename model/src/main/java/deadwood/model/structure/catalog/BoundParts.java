package deadwood.model.structure.catalog;

import java.util.List;

/**
 * What leads from a collection or node to more of its inside.
 *
 * @param links fields that lead to nodes
 * @param stale fields that lead to what were nodes once
 * @param arrays its arrays
 * @param extra entries that stand in no node
 */
public record BoundParts(List<FieldPath> links, List<FieldPath> stale, List<BoundArray> arrays,
        List<BoundExtra> extra) {

    public BoundParts {
        links = List.copyOf(links);
        stale = List.copyOf(stale);
        arrays = List.copyOf(arrays);
        extra = List.copyOf(extra);
    }
}
