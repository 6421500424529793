package deadwood.model.profile;

/**
 * Stacks and samples in columns, as a reader of millions of samples has them. The profile made of them keeps the arrays.
 *
 * @param parents by node of the trie of stacks, smaller than the node; the first is {@link StackTable#ROOT} with {@link StackTable#NONE}
 * @param frames by node, as {@link StackProfileBuilder#frame} numbers them; no two nodes have both in common
 * @param stacks by sample
 * @param labels by sample, as {@link StackProfileBuilder#labels} numbers them; no two samples without a time have both in common
 * @param times by sample, nanoseconds since 1970 or {@link StackProfile#NO_TIME}; empty if no sample has one
 * @param values by sample type and sample
 */
public record ProfileColumns(int[] parents, int[] frames, int[] stacks, int[] labels, long[] times, long[][] values) {

    public ProfileColumns {
        if (parents.length == 0 || parents.length != frames.length) {
            throw new IllegalArgumentException(parents.length + " parents for " + frames.length + " frames");
        }
        if (stacks.length != labels.length || times.length != 0 && times.length != stacks.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels and " + times.length + " times for " + stacks.length + " samples");
        }
        for (final long[] column : values) {
            if (column.length != stacks.length) {
                throw new IllegalArgumentException(column.length + " values for " + stacks.length + " samples");
            }
        }
    }
}
