package deadwood.app.cli;

import deadwood.app.cli.json.StringsJson;
import deadwood.app.text.Sizes;
import deadwood.model.query.DuplicateStrings;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood strings}. */
@Command(name = "strings",
        description = "Lists the texts that more than one string has, and what sharing them would free.",
        footer = {"", "Examples:", "  deadwood strings prod.hprof",
            "  deadwood strings --json prod.hprof | jq -r '.groups[] | [.gainBytes, .text] | @tsv'"})
final class StringsCommand extends HeapCommand {

    /** Their texts are in memory all at once. */
    private static final int MAXIMUM_ROWS = 10_000;

    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    private @Nullable Path file;

    @Mixin
    private RowLimit limit = new RowLimit();

    StringsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final ObjectNames names = new ObjectNames(snapshot.snapshot(), snapshot.heap());
            final DuplicateStrings strings = DuplicateStrings.of(snapshot.heap(),
                    snapshot.retention(progress, CancelSignal.NEVER),
                    (int) Math.min(limit.rows(isJson()), MAXIMUM_ROWS), progress, CancelSignal.NEVER);
            return isJson() ? json(record(strings, names)) : out -> print(strings, out);
        });
    }

    private static StringsJson record(final DuplicateStrings strings, final ObjectNames names) {
        return new StringsJson(strings.strings(), strings.stringSize(), strings.distinct(), strings.duplicated(),
                strings.gain(), strings.arrayGain(), strings.groups().stream()
                        .map(group -> new StringsJson.Group(group.text(), group.length(), group.strings(),
                                group.arrays(), group.size(), group.gain(), names.address(group.example())))
                        .toList());
    }

    private void print(final DuplicateStrings strings, final PrintWriter out) {
        final TextTable table = new TextTable().column("gain", TextTable.Align.RIGHT)
                .column("strings", TextTable.Align.RIGHT).column("arrays", TextTable.Align.RIGHT)
                .column("size", TextTable.Align.RIGHT).column("text", TextTable.Align.CUT);
        for (final DuplicateStrings.Group group : strings.groups()) {
            table.row(TextTable.size(group.gain()), Sizes.count(group.strings()), Sizes.count(group.arrays()),
                    TextTable.size(group.size()), ObjectNames.quoted("", group.text()));
        }
        table.print(out, width());
        RowLimit.printRest(out, strings.duplicated() - strings.groups().size(), "texts");
        out.println(Sizes.count(strings.strings()) + " strings take " + Sizes.bytes(strings.stringSize())
                + "; one of each of their "
                + Sizes.count(strings.distinct()) + " texts would free " + Sizes.bytes(strings.gain())
                + ", shared arrays " + Sizes.bytes(strings.arrayGain()));
    }
}
