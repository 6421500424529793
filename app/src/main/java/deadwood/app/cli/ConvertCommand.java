package deadwood.app.cli;

import deadwood.app.cli.json.ConvertJson;
import deadwood.app.export.ProfileExport;
import deadwood.app.export.ProfileExport.Format;
import deadwood.app.text.Sizes;
import deadwood.model.profile.StackProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood convert}. */
@Command(name = "convert",
        description = "Writes a profile in another format: pprof (.pb.gz) or folded stacks (.folded).",
        footer = {"", "Examples:", "  deadwood convert run.jfr -o run.pb.gz",
            "  deadwood convert --sample-type alloc_space heap.pb.gz -o heap.folded",
            "  deadwood convert --binary server perf.prof -o named.pb.gz"})
final class ConvertCommand extends HeapCommand {

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The file to write: .pb.gz, .pb or .pprof for pprof; .folded, .collapsed or .txt for folded stacks. Replaced if it is there.")
    private @Nullable Path output;

    @Option(names = "--sample-type", paramLabel = "NAME",
            description = "Of folded stacks, which have one value: the sample type. Default: the one the file shows first.")
    private @Nullable String sampleType;

    @Mixin
    private BinaryOption binary = new BinaryOption();

    ConvertCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Path target = Objects.requireNonNull(output);
        final Format format = format(target);
        refuseInput(target, List.of(Objects.requireNonNull(file)));
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = binary.profile(snapshot, session());
            ProfileExport.write(profile, ProfileOptions.typeNamed(profile, sampleType), format, target);
            final ConvertJson result = new ConvertJson(target.toString(), format.name().toLowerCase(Locale.ROOT),
                    Files.size(target), profile.size());
            return isJson()
                    ? json(result)
                    : out -> out.println(Sizes.count(result.samples()) + " samples written to " + target + " ("
                            + Sizes.bytes(result.bytes()) + ")");
        });
    }

    static Format format(final Path target) {
        final Format format = ProfileExport.formatOf(target);
        if (format == null) {
            throw new UsageException("--output: the name of " + target
                    + " says no format; it has to end with .pb.gz, .pb, .pprof, .folded, .collapsed or .txt");
        }
        return format;
    }

    /** What is read is not to be replaced: folded stacks hold one value of several, and neither labels nor lines. */
    static void refuseInput(final Path target, final List<Path> inputs) throws IOException {
        for (final Path input : inputs) {
            if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                throw new UsageException("--output: " + target + " is a file that is read; give it another name");
            }
        }
    }
}
