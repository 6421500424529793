package deadwood.app.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a flame graph in the form that the name of a file asks for. */
public final class FlameFile {

    private FlameFile() {}

    /** What a flame graph can be written as. */
    public enum Format {
        /** Vectors with text. */
        SVG,
        /** A page to zoom and search in. */
        HTML,
        /** Pixels. */
        PNG
    }

    /** Writes the content of a file that stands beside the target until it is complete. */
    @FunctionalInterface
    public interface Content {

        void write(Path part) throws IOException;
    }

    /** The format that the name of a file stands for, null for none. */
    public static @Nullable Format formatOf(final Path target) {
        final String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".svg")) {
            return Format.SVG;
        }
        if (name.endsWith(".html") || name.endsWith(".htm")) {
            return Format.HTML;
        }
        return name.endsWith(".png") ? Format.PNG : null;
    }

    /** Writes vectors. */
    public static void svg(final FlameGraph graph, final int width, final Path target) throws IOException {
        write(target, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                FlameSvg.write(graph, width, out);
            }
        });
    }

    /** Writes a page. */
    public static void html(final FlameGraph graph, final Path target) throws IOException {
        write(target, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                FlameHtml.write(graph, out);
            }
        });
    }

    /**
     * Writes beside the target and moves: what was there before stays until the new file is complete. A link is followed.
     *
     * @throws FileSystemException that says so in words, if the target is a directory, or its directory is missing
     */
    public static void write(final Path target, final Content content) throws IOException {
        final Path absolute = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            // An empty one would be replaced by the file.
            throw new FileSystemException(target.toString(), null, "it is a directory");
        }
        final Path directory = absolute.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        // No temporary file of the system's: the result is to be as readable as any that its user makes.
        final Path part = absolute.resolveSibling(".deadwood-" + UUID.randomUUID() + ".part");
        try {
            content.write(part);
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
