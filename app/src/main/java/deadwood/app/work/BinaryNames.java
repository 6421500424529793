package deadwood.app.work;

import deadwood.importers.Binary;
import deadwood.importers.BinaryFormat;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.Symbolizer;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A profile whose bare addresses have the names that binaries give them.
 *
 * @param warnings what is doubtful about it, a sentence each
 */
public record BinaryNames(StackProfile profile, List<String> warnings) {

    /**
     * Looks addresses up in binaries, one after the other. A binary is taken for those mappings that have its build id or the name of its
     * file; where there are none, for the first, which is the program itself by the convention of pprof; and for what has no mapping.
     *
     * @throws deadwood.importers.ImportException if a file is no binary that can be read
     * @throws IOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static BinaryNames of(final StackProfile profile, final List<Path> binaries, final CancelSignal cancel)
            throws IOException {
        final List<String> warnings = new ArrayList<>();
        StackProfile named = profile;
        for (final Path path : binaries) {
            try (Binary binary = BinaryFormat.openAny(path)) {
                named = named(named, binary, warnings, cancel);
            }
        }
        return new BinaryNames(named, List.copyOf(warnings));
    }

    private static StackProfile named(final StackProfile profile, final Binary binary, final List<String> warnings,
            final CancelSignal cancel) throws IOException {
        final Set<Mapping> own = mappingsOf(profile, binary, warnings);
        final Symbolizer.Result result = Symbolizer.of(profile, (mapping, address) -> mapping == null || own.contains(
                mapping) ? binary.at(mapping, address) : List.of(), cancel);
        warnings.addAll(binary.warnings());
        if (result.bare() == 0) {
            warnings.add(binary.path() + " was not needed: no frame of the profile is an address only");
        } else if (!binary.hasNames()) {
            warnings.add(binary.path() + " has no names: neither symbols nor a table of Go's functions");
        } else if (result.resolved() < result.bare()) {
            warnings.add(String.format(Locale.ROOT, "%,d of %,d frames that are addresses only have no name in %s",
                    result.bare() - result.resolved(), result.bare(), binary.path()));
        }
        return result.profile();
    }

    private static Set<Mapping> mappingsOf(final StackProfile profile, final Binary binary,
            final List<String> warnings) throws IOException {
        final String id = binary.buildId();
        final List<Mapping> mappings = profile.frames().mappings();
        final Set<Mapping> own = new HashSet<>();
        for (final Mapping mapping : mappings) {
            if (!id.isEmpty() && id.equalsIgnoreCase(mapping.buildId())) {
                own.add(mapping);
            }
        }
        if (own.isEmpty()) {
            mappings.stream().filter(mapping -> nameOf(mapping.file()).equals(nameOf(binary.path().toString())))
                    .forEach(
                            own::add);
        }
        if (own.isEmpty() && !mappings.isEmpty()) {
            own.add(mappings.getFirst());
        }
        for (final Mapping mapping : own) {
            if (!id.isEmpty() && !mapping.buildId().isEmpty() && !id.equalsIgnoreCase(mapping.buildId())) {
                warnings.add("the profile is of another build than " + binary.path() + ": build id " + mapping.buildId()
                        + ", not " + id + "; names and lines may be wrong");
            }
        }
        return own;
    }

    private static String nameOf(final String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
