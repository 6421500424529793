package deadwood.app.cli.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import deadwood.model.diff.Finding;
import deadwood.model.diff.HeapDelta;
import deadwood.model.diff.HeapDelta.ClassDelta;
import deadwood.model.diff.HeapDelta.State;
import deadwood.model.diff.HeapDelta.StructureDelta;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** {@code deadwood diff --json}. */
public record DiffJson(List<FindingRow> findings, List<ClassRow> classes, List<StructureRow> structures,
        Totals totals) {

    /** One thing that somebody should look at. */
    public record FindingRow(int rank, String kind, String where, String type, @Nullable MeasuresJson before,
            @Nullable MeasuresJson after, long deltaBytes, String why, List<String> objects,
            List<String> objectsBefore) {

        /**
         * @param rank 1 for the most expensive
         * @param before names an object of the first heap
         * @param after names an object of the second
         */
        public static FindingRow of(final int rank, final Finding finding, final IntFunction<String> before,
                final IntFunction<String> after) {
            return new FindingRow(rank, finding.kind(), finding.where(), finding.type(),
                    MeasuresJson.of(finding.before()), MeasuresJson.of(finding.after()), finding.deltaBytes(),
                    finding.why(), finding.objects().stream().map(after::apply).toList(),
                    finding.objectsBefore().stream().map(before::apply).toList());
        }
    }

    /** The instances of a class on one side. */
    public record ClassSide(long instances, long shallowBytes, long retainedBytes) {}

    /** A class by name. */
    public record ClassRow(@JsonProperty("class") String className, String state, @Nullable ClassSide before,
            @Nullable ClassSide after, long deltaInstances, long deltaShallowBytes, long deltaRetainedBytes) {

        public static ClassRow of(final ClassDelta delta) {
            final ClassSide before = new ClassSide(delta.instancesBefore(), delta.shallowBefore(),
                    delta.retainedBefore());
            final ClassSide after = new ClassSide(delta.instancesAfter(), delta.shallowAfter(), delta.retainedAfter());
            return new ClassRow(delta.className(), word(delta.state()), delta.state() == State.NEW ? null : before,
                    delta.state() == State.GONE ? null : after, delta.deltaInstances(), delta.deltaShallow(),
                    delta.deltaRetained());
        }
    }

    /** The structures of one type in one place. */
    public record StructureRow(String where, String type, String state, @Nullable MeasuresJson before,
            @Nullable MeasuresJson after, long deltaRetainedBytes, List<String> objects,
            List<String> objectsBefore) {

        /**
         * @param before names an object of the first heap
         * @param after names an object of the second
         */
        public static StructureRow of(final StructureDelta delta, final IntFunction<String> before,
                final IntFunction<String> after) {
            return new StructureRow(delta.where(), delta.type(), word(delta.state()), MeasuresJson.of(delta.before()),
                    MeasuresJson.of(delta.after()), delta.deltaRetained(),
                    delta.objectsAfter().stream().map(after::apply).toList(),
                    delta.objectsBefore().stream().map(before::apply).toList());
        }
    }

    /** Reachable objects and their bytes. */
    public record TotalsSide(long objects, long shallowBytes) {}

    /** Sums of both sides. */
    public record Totals(TotalsSide before, TotalsSide after, long deltaObjects, long deltaBytes) {

        public static Totals of(final HeapDelta.Totals totals) {
            return new Totals(new TotalsSide(totals.objectsBefore(), totals.bytesBefore()),
                    new TotalsSide(totals.objectsAfter(), totals.bytesAfter()),
                    totals.objectsAfter() - totals.objectsBefore(), totals.bytesAfter() - totals.bytesBefore());
        }
    }

    private static String word(final State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
