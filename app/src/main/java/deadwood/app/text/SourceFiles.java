package deadwood.app.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The source files that profiles name, looked for below directories that somebody points to. For one thread. */
public final class SourceFiles {

    /** Larger files are no source that somebody wrote. */
    private static final long LARGEST = 32L << 20;

    private final List<Path> roots;
    private final Map<String, List<String>> known = new HashMap<>();

    public SourceFiles(final List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * The lines of a file; none if it is not there or cannot be read. Of {@code /build/acme/cart/cart.go} the whole path is looked for
     * below each root, then {@code acme/cart/cart.go}, and so on: the longest that is there counts.
     */
    public List<String> lines(final String file) {
        return file.isEmpty() || roots.isEmpty() ? List.of() : known.computeIfAbsent(file, this::find);
    }

    private List<String> find(final String file) {
        final List<String> names = new ArrayList<>();
        for (final String name : file.replace('\\', '/').split("/")) {
            // A profile is not to be trusted: nothing outside of the roots is read.
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        for (int first = 0; first < names.size(); first++) {
            for (final Path root : roots) {
                final List<String> lines = read(root, String.join("/", names.subList(first, names.size())));
                if (!lines.isEmpty()) {
                    return lines;
                }
            }
        }
        return List.of();
    }

    private static List<String> read(final Path root, final String name) {
        try {
            final Path path = root.resolve(name);
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return List.of();
            }
            try {
                return Files.readAllLines(path);
            } catch (final MalformedInputException _) {
                return Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            }
        } catch (final IOException | UncheckedIOException | InvalidPathException _) {
            // Not found and not readable are the same to whoever looks at the profile: there is no source beside the numbers.
            return List.of();
        }
    }
}
