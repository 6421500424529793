package deadwood.app.cli;

import deadwood.app.cli.json.LabelsJson;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.profile.LabelTotals;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood labels}. */
@Command(name = "labels",
        description = "Lists the labels of a profile's samples (threads, states, sizes), or the values of one of them.",
        footer = {"", "Examples:", "  deadwood labels run.jfr", "  deadwood labels run.jfr thread",
            "  deadwood labels --sample-type alloc_space heap.pb.gz bytes"})
final class LabelsCommand extends HeapCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "A key that the list without it names.")
    private @Nullable String key;

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    @Mixin
    private RowLimit limit = new RowLimit();

    LabelsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final IntPredicate passing = options.query().samplesOf(profile);
            final LabelTotals totals = LabelTotals.of(profile, sample -> sample >= profile.firstSample(type)
                    && sample < profile.endSample(type) && passing.test(sample), CancelSignal.NEVER);
            long sum = 0;
            for (int sample = profile.firstSample(type); sample < profile.endSample(type); sample++) {
                sum += passing.test(sample) ? profile.value(type, sample) : 0;
            }
            final long whole = sum;
            final SampleType sampleType = profile.sampleTypes().get(type);
            final String asked = key;
            if (asked == null) {
                final List<LabelTotals.Key> keys = totals.keys();
                return isJson()
                        ? json(keys(sampleType, whole, type, keys))
                        : out -> print(sampleType, whole, type,
                                keys, out);
            }
            final List<LabelTotals.Row> rows = totals.values(asked, type);
            if (rows.stream().allMatch(row -> row.value() instanceof LabelTotals.Value.None)) {
                throw new UsageException("no sample that counts has a label '" + asked
                        + "'; labels without a key lists those there are");
            }
            return isJson()
                    ? json(values(sampleType, whole, type, limit.of(rows, true)))
                    : out -> print(sampleType, whole, type, rows, limit.of(rows, false), out);
        });
    }

    private static LabelsJson keys(final SampleType sampleType, final long whole, final int type,
            final List<LabelTotals.Key> keys) {
        return new LabelsJson(sampleType.name(), sampleType.unit(), whole, keys.stream().map(each -> new LabelsJson.Key(
                each.key(), each.values(), each.samples(), each.totals().get(type))).toList(), null);
    }

    private static LabelsJson values(final SampleType sampleType, final long whole, final int type,
            final List<LabelTotals.Row> rows) {
        return new LabelsJson(sampleType.name(), sampleType.unit(), whole, null, rows.stream()
                .map(row -> new LabelsJson.Value(row.value() instanceof LabelTotals.Value.None
                        ? null
                        : text(row.value()), row.samples(), row.totals().get(type)))
                .toList());
    }

    private void print(final SampleType sampleType, final long whole, final int type,
            final List<LabelTotals.Key> keys, final PrintWriter out) {
        if (keys.isEmpty()) {
            out.println("no sample that counts has a label");
            return;
        }
        final TextTable table = new TextTable().column(sampleType.name(), TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("samples", TextTable.Align.RIGHT)
                .column("values", TextTable.Align.RIGHT).column("label", TextTable.Align.CUT);
        keys.forEach(each -> table.row(Amounts.of(each.totals().get(type), sampleType.unit()), TreeCommand.share(each
                .totals().get(type), whole), Sizes.count(each.samples()), Sizes.count(each.values()), ObjectNames
                        .printable(each.key())));
        table.print(out, width());
    }

    private void print(final SampleType sampleType, final long whole, final int type, final List<LabelTotals.Row> all,
            final List<LabelTotals.Row> rows, final PrintWriter out) {
        final TextTable table = new TextTable().column(sampleType.name(), TextTable.Align.RIGHT)
                .column("share", TextTable.Align.RIGHT).column("samples", TextTable.Align.RIGHT)
                .column(String.valueOf(key), TextTable.Align.CUT);
        rows.forEach(row -> table.row(Amounts.of(row.totals().get(type), sampleType.unit()), TreeCommand.share(row
                .totals().get(type), whole), Sizes.count(row.samples()), ObjectNames.printable(text(row.value()))));
        table.print(out, width());
        RowLimit.printRest(out, all.size() - rows.size(), "values");
        out.println("total " + sampleType.name() + ": " + Amounts.of(whole, sampleType.unit()));
    }

    /** A value as a person reads it. */
    private static String text(final LabelTotals.Value value) {
        return switch (value) {
            case LabelTotals.Value.Text(final String text) -> text;
            case LabelTotals.Value.Numbers(final long from, final long to, final String unit) -> from == to
                    ? Amounts.of(from, unit)
                    : Amounts.of(from, unit) + " – " + Amounts.of(to, unit);
            case LabelTotals.Value.None() -> "(none)";
        };
    }
}
