package deadwood.app.cli;

import deadwood.app.cli.json.ConvertJson;
import deadwood.app.text.Sizes;
import deadwood.importers.folded.FoldedWriter;
import deadwood.importers.pprof.PprofWriter;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.ProfileTree;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood convert}. */
@Command(name = "convert",
        description = "Writes a profile in another format: pprof (.pb.gz) or folded stacks (.folded).",
        footer = {"", "Examples:", "  deadwood convert run.jfr -o run.pb.gz",
            "  deadwood convert --sample-type alloc_space heap.pb.gz -o heap.folded"})
final class ConvertCommand extends HeapCommand {

    /** What the file becomes. */
    private enum Format {
        PPROF, FOLDED
    }

    @Parameters(paramLabel = "FILE", description = "A profile or a recording.")
    private @Nullable Path file;

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The file to write: .pb.gz, .pb or .pprof for pprof; .folded, .collapsed or .txt for folded stacks. Replaced if it is there.")
    private @Nullable Path output;

    @Option(names = "--sample-type", paramLabel = "NAME",
            description = "Of folded stacks, which have one value: the sample type. Default: the one the file shows first.")
    private @Nullable String sampleType;

    ConvertCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Path target = Objects.requireNonNull(output);
        final Format format = format(target);
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final StackProfile profile = snapshot.profile();
            write(profile, target, format);
            final ConvertJson result = new ConvertJson(target.toString(), format.name().toLowerCase(Locale.ROOT),
                    Files.size(target), profile.size());
            return isJson()
                    ? json(result)
                    : out -> out.println(Sizes.count(result.samples()) + " samples written to " + target + " ("
                            + Sizes.bytes(result.bytes()) + ")");
        });
    }

    private static Format format(final Path target) {
        final String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".pb.gz") || name.endsWith(".pb") || name.endsWith(".pprof")) {
            return Format.PPROF;
        }
        if (name.endsWith(".folded") || name.endsWith(".collapsed") || name.endsWith(".txt")) {
            return Format.FOLDED;
        }
        throw new UsageException("--output: the name of " + target
                + " says no format; it has to end with .pb.gz, .pb, .pprof, .folded, .collapsed or .txt");
    }

    /** Writes beside the target and moves: what was there before stays until the new file is complete. */
    private void write(final StackProfile profile, final Path target, final Format format) throws IOException {
        final Path absolute = target.toAbsolutePath();
        final Path part = Files.createTempFile(absolute.getParent(), ".deadwood-", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                switch (format) {
                    case PPROF -> PprofWriter.write(profile, !target.toString().endsWith(".pb"), out);
                    case FOLDED -> writeFolded(profile, out);
                }
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void writeFolded(final StackProfile profile, final OutputStream out) {
        final int type = ProfileOptions.typeNamed(profile, sampleType);
        final PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        FoldedWriter.write(ProfileTree.of(profile, List.of(type), FrameFilter.ALL, CancelSignal.NEVER), 0, writer);
        writer.flush();
    }
}
