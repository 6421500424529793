package deadwood.importers.hprof;

import deadwood.importers.hprof.layout.Gaps;
import java.util.List;

/**
 * What tells the sizes of objects.
 *
 * @param gaps distances between neighbours
 * @param stackChunks ids of the objects whose size their class does not tell, ascending
 */
record Measured(Gaps gaps, int[] stackChunks) {

    /**
     * Puts together what several threads measured.
     *
     * @param mirrors measures the class objects
     * @param newIds of the classes by the ids they had while they were measured, empty if they keep theirs
     */
    static Measured of(final GapMeter mirrors, final List<GapMeter> meters, final int[] newIds) {
        mirrors.mirrors();
        final Gaps all = mirrors.gaps();
        meters.forEach(meter -> all.add(meter.gaps()));
        if (newIds.length > 0) {
            all.renumber(newIds);
        }
        return new Measured(all,
                meters.stream().flatMapToInt(GapMeter::stackChunks).sorted().toArray());
    }
}
