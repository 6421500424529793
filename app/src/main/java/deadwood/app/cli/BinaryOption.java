package deadwood.app.cli;

import deadwood.app.work.BinaryNames;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the names of frames come from that are addresses only. */
final class BinaryOption {

    @Option(names = "--binary", paramLabel = "FILE",
            description = "Name frames that are addresses only by this program or library (ELF: Go's table, symbols, DWARF lines). May be given several times. Names of C++ and Rust stay as the linker knows them.")
    private List<Path> binaries = new ArrayList<>();

    /** The profile of a file, with names from the binaries. */
    StackProfile profile(final OpenSnapshot snapshot, final Session session) throws IOException {
        final StackProfile profile = snapshot.profile();
        if (binaries.isEmpty()) {
            return profile;
        }
        final BinaryNames named = BinaryNames.of(profile, binaries, CancelSignal.NEVER);
        named.warnings().forEach(session::note);
        return named.profile();
    }
}
