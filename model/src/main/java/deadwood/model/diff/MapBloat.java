package deadwood.model.diff;

import deadwood.model.store.CancelSignal;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureKind;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code map-bloat}: hash tables with far more slots than entries, and more empty slots than before. No growing table looks
 * like that: one that doubles when three quarters are full is never less than three eighths full, so a table of half of that
 * was larger once, or was made too large.
 */
final class MapBloat implements Detector {

    static final String KIND = "map-bloat";

    /** Slots of the smallest table there is: with one entry or two it is as it has to be. */
    private static final long SMALLEST_TABLE = 16;
    private static final long FILL_NUMERATOR = 3;
    private static final long FILL_DENOMINATOR = 16;

    @Override
    public List<Finding> detect(final Changes changes, final CancelSignal cancel) {
        final List<Finding> findings = new ArrayList<>();
        for (final StructurePair pair : changes.structures()) {
            final StructureGroup after = pair.after();
            if (after == null || after.kind() != StructureKind.HASH_TABLE || !isBloated(after)) {
                continue;
            }
            final long delta = after.wastedBytes() - pair.before(StructureGroup::wastedBytes);
            if (delta >= changes.thresholdOf(pair)) {
                findings.add(pair.finding(KIND, delta, why(pair, after)));
                changes.explainTables(pair);
                changes.name(pair, delta);
            }
        }
        return findings;
    }

    private static boolean isBloated(final StructureGroup group) {
        return group.capacity() > SMALLEST_TABLE * group.count()
                && group.entries() * FILL_DENOMINATOR < group.capacity() * FILL_NUMERATOR;
    }

    private static String why(final StructurePair pair, final StructureGroup after) {
        final String tables = after.count() == 1 ? "" : " in " + Words.number(after.count()) + " tables";
        final StructureGroup before = pair.before();
        final String then = before == null
                ? "it was not there before"
                : "before: " + Words.number(before.capacity()) + " for " + Words.number(before.entries());
        return Words.count(after.capacity(), "slot", "slots") + " for "
                + Words.count(after.entries(), "entry", "entries") + tables + " (" + then + ")";
    }
}
