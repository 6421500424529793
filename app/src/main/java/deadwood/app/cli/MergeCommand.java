package deadwood.app.cli;

import deadwood.app.cli.json.MergeJson;
import deadwood.app.export.ProfileExport;
import deadwood.app.export.ProfileExport.Format;
import deadwood.app.text.Sizes;
import deadwood.app.work.UnreadableFileException;
import deadwood.model.profile.ProfileMerge;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.UnlikeProfilesException;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood merge}. */
@Command(name = "merge",
        description = "Puts several profiles of one kind together into one: values of equal stacks add up.",
        footer = {"", "Examples:", "  deadwood merge cpu-1.pb.gz cpu-2.pb.gz cpu-3.pb.gz -o cpu.pb.gz",
            "  deadwood merge --sample-type cpu a.jfr b.jfr -o both.folded"})
final class MergeCommand extends HeapCommand {

    @Parameters(arity = "2..*", paramLabel = "FILE", description = "Profiles with the same sample types.")
    private List<Path> files = new ArrayList<>();

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", required = true,
            description = "The file to write: .pb.gz, .pb or .pprof for pprof; .folded, .collapsed or .txt for folded stacks. Replaced if it is there.")
    private @Nullable Path output;

    @Option(names = "--sample-type", paramLabel = "NAME",
            description = "Of folded stacks, which have one value: the sample type. Default: the one the first file shows first.")
    private @Nullable String sampleType;

    @Mixin
    private BinaryOption binary = new BinaryOption();

    MergeCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final Path target = Objects.requireNonNull(output);
        final Format format = ConvertCommand.format(target);
        ConvertCommand.refuseInput(target, files);
        final List<StackProfile> profiles = new ArrayList<>();
        for (final Path file : files) {
            session().onFile(file, (snapshot, progress) -> {
                profiles.add(binary.profile(snapshot, session()));
                return _ -> {};
            });
        }
        final StackProfile merged = merged(profiles);
        ProfileExport.write(merged, ProfileOptions.typeNamed(merged, sampleType), format, target);
        final MergeJson result = new MergeJson(target.toString(), format.name().toLowerCase(Locale.ROOT), Files.size(
                target), profiles.size(), merged.size());
        session().print(isJson()
                ? json(result)
                : out -> out.println(Sizes.count(result.profiles()) + " profiles, " + Sizes.count(result.samples())
                        + " samples written to " + target + " (" + Sizes.bytes(result.bytes()) + ")"));
    }

    private StackProfile merged(final List<StackProfile> profiles) throws IOException {
        try {
            return ProfileMerge.of(profiles, CancelSignal.NEVER);
        } catch (final UnlikeProfilesException e) {
            throw new UnreadableFileException(files.getFirst() + " and the other files cannot be merged: " + e
                    .getMessage());
        }
    }
}
