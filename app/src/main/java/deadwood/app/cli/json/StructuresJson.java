package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import deadwood.model.structure.StructureGroup;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** {@code deadwood structures --json}. */
public record StructuresJson(List<Row> structures) {

    /** The structures of one type in one place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(String where, String type, String kind, long count, List<String> objects, long entries,
            long capacity, long emptySlots, long wastedBytes, long retainedBytes, @Nullable TrieJson trie) {

        /** @param address names an object */
        public static Row of(final StructureGroup group, final IntFunction<String> address) {
            return new Row(group.where(), group.type(), group.kind().label(), group.count(),
                    group.objects().stream().map(address::apply).toList(), group.entries(), group.capacity(),
                    group.emptySlots(), group.wastedBytes(), group.retainedSize(), TrieJson.of(group.trie()));
        }
    }
}
