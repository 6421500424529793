package deadwood.model.structure.measure;

/**
 * What only hash tables have.
 *
 * @param collisions entries that are not the first of their bucket; of open addressing nothing is known
 * @param longestChain entries in the fullest bucket; of open addressing the most slots in a row that are not free
 * @param treeifiedBins buckets that are trees
 * @param tombstones slots that say that something was removed
 * @param staleEntries entries whose key is a weak reference that was cleared
 * @param staleBytes what they retain
 * @param resizing tables that were caught while they were resized
 */
public record TableMeasures(long collisions, long longestChain, long treeifiedBins, long tombstones,
        long staleEntries, long staleBytes, long resizing) {

    /** The measures of both together; the longer chain. */
    public TableMeasures plus(final TableMeasures other) {
        return new TableMeasures(collisions + other.collisions, Math.max(longestChain, other.longestChain),
                treeifiedBins + other.treeifiedBins, tombstones + other.tombstones,
                staleEntries + other.staleEntries, staleBytes + other.staleBytes, resizing + other.resizing);
    }
}
