package deadwood.model.query;

import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Strings that say the same. Equal are strings of equal characters in the same encoding; arrays that several strings share
 * count once. Only reachable strings are looked at.
 *
 * @param strings number of strings
 * @param stringSize shallow size of all of them with their arrays, in bytes
 * @param distinct number of different contents among them
 * @param duplicated number of contents that more than one string has
 * @param gain bytes that would be free if of each content there were but one string with one array
 * @param arrayGain bytes that would be free if the strings of each content shared one array, as
 *        {@code -XX:+UseStringDeduplication} makes them
 * @param groups the contents with the largest gain, by gain descending, then by text
 */
public record DuplicateStrings(long strings, long stringSize, long distinct, long duplicated, long gain,
        long arrayGain, List<Group> groups) {

    private static final Comparator<Group> ORDER = Comparator.comparingLong(Group::gain).reversed()
            .thenComparing(Group::text).thenComparingInt(Group::example);

    /** Characters of a text that a group tells. */
    public static final int MAXIMUM_TEXT = 1_000;

    /**
     * The strings of one content.
     *
     * @param text the first {@link #MAXIMUM_TEXT} characters
     * @param length number of characters in all
     * @param strings number of strings
     * @param arrays number of arrays that they have
     * @param size shallow size of strings and arrays together, in bytes
     * @param gain what would be free if there were but one of each, in bytes
     * @param example the string with the lowest id
     */
    public record Group(String text, long length, long strings, long arrays, long size, long gain, int example) {}

    public DuplicateStrings {
        groups = List.copyOf(groups);
    }

    /**
     * Hashes the contents of all strings in one pass over the dump and groups the hashes outside the Java heap; the contents of the
     * groups in the result are compared byte by byte, and where a hash has deceived, a group is split.
     *
     * @param retention says what is reachable; null to look at all strings
     * @param limit the most groups in the result, at least 0
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     * @throws deadwood.model.store.StoreFullException if there is no space for 16 bytes a string and 8 an array
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static DuplicateStrings of(final HeapGraph heap, final @Nullable Retention retention, final int limit,
            final Progress progress, final CancelSignal cancel) throws IOException {
        return of(heap, retention, limit, Long.SIZE, progress, cancel);
    }

    /** @param hashBits of the hashes, 1 … 64: with few of them many contents have one hash */
    static DuplicateStrings of(final HeapGraph heap, final @Nullable Retention retention, final int limit,
            final int hashBits, final Progress progress, final CancelSignal cancel) throws IOException {
        final StringContents contents = new StringContents(heap);
        final IntPredicate included = object -> contents.isString(object)
                && (retention == null || retention.isReachable(object));
        try (ColumnStore scratch = heap.store().scratch()) {
            final StringKeys keys = StringKeys.of(heap, contents, included, hashBits, scratch, progress, cancel);
            final StringPartition strings = StringPartition.of(heap, contents, keys, scratch, progress, cancel);
            final StringGroups grouped = new StringGroups(heap, contents, limit);
            grouped.group(strings, progress.begin("grouping strings", strings.size(), Progress.Unit.OBJECTS), cancel);
            final List<Group> groups = StringVerification.groups(heap, contents, keys, strings, grouped.best(),
                    scratch, progress, cancel);
            groups.sort(ORDER);
            final StringGroups.Totals totals = grouped.totals();
            return new DuplicateStrings(keys.count(), keys.size(), totals.distinct(), totals.duplicated(),
                    totals.gain(), totals.arrayGain(), groups.subList(0, Math.min(limit, groups.size())));
        }
    }

    static String cut(final String text) {
        return text.length() <= MAXIMUM_TEXT ? text : text.substring(0, MAXIMUM_TEXT);
    }
}
