package deadwood.app.cli.json;

import deadwood.model.finding.HeapFinding;
import java.util.List;
import java.util.function.IntFunction;

/** {@code deadwood findings --json}. */
public record FindingsJson(long reachableBytes, List<Row> findings) {

    /** A number with its name. */
    public record Measure(String name, long value) {}

    /** One thing that somebody should look at. */
    public record Row(int rank, String kind, String where, String type, long count, long bytesToGain, String why,
            String advice, List<Measure> measures, List<String> objects) {

        /**
         * @param rank 1 for the most bytes to gain
         * @param address names an object
         */
        public static Row of(final int rank, final HeapFinding finding, final IntFunction<String> address) {
            return new Row(rank, finding.kind(), finding.where(), finding.type(), finding.count(),
                    finding.bytesToGain(), finding.why(), finding.advice(),
                    finding.measures().stream().map(measure -> new Measure(measure.name(), measure.value())).toList(),
                    finding.objects().stream().map(address::apply).toList());
        }
    }
}
