package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import deadwood.model.diff.Measures;
import org.jspecify.annotations.Nullable;

/** What was measured on one side of a comparison. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeasuresJson(long count, @Nullable Long shallowBytes, @Nullable Long entries, @Nullable Long capacity,
        @Nullable Long emptySlots, @Nullable Long wastedBytes, long retainedBytes, @Nullable TrieJson trie) {

    static @Nullable MeasuresJson of(final @Nullable Measures measures) {
        return measures == null
                ? null
                : new MeasuresJson(measures.count(), measures.shallowSize(), measures.entries(), measures.capacity(),
                        measures.emptySlots(), measures.wastedBytes(), measures.retainedSize(),
                        TrieJson.of(measures.trie()));
    }
}
