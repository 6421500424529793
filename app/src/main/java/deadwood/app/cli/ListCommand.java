package deadwood.app.cli;

import deadwood.app.cli.json.ListJson;
import deadwood.app.text.Amounts;
import deadwood.app.text.SourceFiles;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.SourceLines;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood list}. */
@Command(name = "list", description = "Shows functions line by line, with their source where its root is given.",
        footer = {"", "Examples:", "  deadwood list cpu.pb.gz 'main\\.burn'",
            "  deadwood list --source-root src cpu.pb.gz Router"})
final class ListCommand extends HeapCommand {

    /** Lines of source shown before the first and after the last line that has samples. */
    private static final int CONTEXT = 3;

    @Parameters(index = "0", paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Parameters(index = "1", paramLabel = "REGEX", description = "Functions whose name this finds something in.")
    private @Nullable String expression;

    @Option(names = "--source-root", paramLabel = "DIR",
            description = "Where source files are; may be given several times. Their path in the profile is looked for below it, whole or without its first directories.")
    private List<Path> roots = new ArrayList<>();

    @Mixin
    private ProfileOptions options = new ProfileOptions();

    ListCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Pattern pattern = options.pattern("REGEX", Objects.requireNonNull(expression));
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = options.profile(snapshot, session());
            final int type = options.typeOf(profile);
            final SourceLines lines = SourceLines.of(profile, type, pattern, options.query().samplesOf(profile),
                    CancelSignal.NEVER);
            final SourceFiles sources = new SourceFiles(roots);
            final SampleType sampleType = profile.sampleTypes().get(type);
            return isJson() ? json(json(sampleType, lines, sources)) : out -> print(sampleType, lines, sources, out);
        });
    }

    private static ListJson json(final SampleType type, final SourceLines lines, final SourceFiles sources) {
        return new ListJson(type.name(), type.unit(), lines.total(), lines.listings().stream().map(listing -> {
            final List<String> source = sources.lines(listing.file());
            return new ListJson.FunctionRow(listing.function(), listing.file(), listing.self(), listing.total(), listing
                    .lines().stream().map(line -> new ListJson.Line(line.line(), line.self(), line.total(),
                            line.line() > 0 && line.line() <= source.size() ? source.get(line.line() - 1) : null))
                    .toList());
        }).toList());
    }

    private void print(final SampleType type, final SourceLines lines, final SourceFiles sources,
            final PrintWriter out) {
        if (lines.listings().isEmpty()) {
            out.println("no function matches");
            return;
        }
        for (final SourceLines.Listing listing : lines.listings()) {
            out.println(ObjectNames.printable(listing.function()) + (listing.file().isEmpty()
                    ? ""
                    : " in " + ObjectNames.printable(listing.file())));
            out.println(Amounts.of(listing.self(), type.unit()) + " itself, " + Amounts.of(listing.total(), type
                    .unit()) + " in all" + share(listing.total(), lines.total()));
            final TextTable table = new TextTable().column("self", TextTable.Align.RIGHT)
                    .column("total", TextTable.Align.RIGHT).column("line", TextTable.Align.RIGHT)
                    .column("", TextTable.Align.LEFT);
            rows(type, listing, sources.lines(listing.file()), table);
            table.print(out, 0);
            out.println();
        }
    }

    private static String share(final long part, final long whole) {
        return whole == 0 ? "" : ", " + TreeCommand.share(part, whole) + " of the samples that count";
    }

    private static void rows(final SampleType type, final SourceLines.Listing listing, final List<String> source,
            final TextTable table) {
        final List<SourceLines.Line> known = listing.lines().stream().filter(line -> line.line() > 0).toList();
        int next = known.isEmpty() ? 0 : Math.max(1, known.getFirst().line() - CONTEXT);
        for (final SourceLines.Line line : listing.lines()) {
            if (line.line() == 0) {
                table.row(Amounts.of(line.self(), type.unit()), Amounts.of(line.total(), type.unit()), "?", "");
                continue;
            }
            context(source, next, line.line() - 1, table);
            table.row(Amounts.of(line.self(), type.unit()), Amounts.of(line.total(), type.unit()),
                    Integer.toString(line.line()), line(source, line.line()));
            next = line.line() + 1;
        }
        if (!known.isEmpty()) {
            context(source, next, known.getLast().line() + CONTEXT, table);
        }
    }

    private static void context(final List<String> source, final int from, final int to, final TextTable table) {
        for (int line = from; line <= Math.min(to, source.size()); line++) {
            table.row("", "", Integer.toString(line), line(source, line));
        }
    }

    private static String line(final List<String> source, final int line) {
        return line <= source.size() ? ObjectNames.printable(source.get(line - 1).replace("\t", "    ")) : "";
    }
}
