package deadwood.app.cli;

import deadwood.app.ui.WindowLauncher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deadwood shot}. */
@Command(name = "shot", description = "Draws a view of the window into a PNG file, off screen.",
        footer = {"", "Examples:", "  deadwood shot prod.hprof -o prod.png",
            "  deadwood shot before.hprof after.hprof --theme dark --size 1600x1000 -o diff.png",
            "  deadwood shot before.heap.pb.gz after.heap.pb.gz --form sides --sample-type alloc_space -o diff.png"})
final class ShotCommand implements Callable<Integer> {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    /** The largest picture that a toolkit draws in one piece, about. */
    private static final int LARGEST = 8192;
    private static final int SMALLEST = 100;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to look at; two are compared.")
    private List<Path> files = List.of();

    @Option(names = {"-o", "--output"}, paramLabel = "PNG", required = true, description = "The picture to write.")
    private @Nullable Path target;

    @Option(names = "--view", paramLabel = "VIEW", completionCandidates = Views.class,
            description = "${COMPLETION-CANDIDATES}. Default: what the window opens with, which is overview of a heap, profile of a profile, compare of two files.")
    private @Nullable String view;

    @Option(names = "--theme", paramLabel = "THEME", completionCandidates = Themes.class, defaultValue = "light",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String theme = "light";

    @Option(names = "--form", paramLabel = "FORM", defaultValue = "",
            description = "Of two profiles compared: overlay, sides or table. Default: overlay.")
    private String form = "";

    @Option(names = "--sample-type", paramLabel = "TYPE", defaultValue = "",
            description = "Of profiles: the sample type to draw. Default: the one the window opens with.")
    private String sampleType = "";

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1440x900",
            description = "Width and height in pixels. Default: ${DEFAULT-VALUE}.")
    private String size = "1440x900";

    ShotCommand(final Session session) {
        this.session = session;
    }

    /** Names of views, for the help. */
    static final class Views implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return WindowLauncher.views().iterator();
        }
    }

    /** Names of themes, for the help. */
    static final class Themes implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return WindowLauncher.themes().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        final Matcher numbers = SIZE.matcher(size);
        if (!numbers.matches()) {
            throw new UsageException("'" + size + "' is no size; give width and height in pixels, as in 1440x900");
        }
        final int width = Integer.parseInt(numbers.group(1));
        final int height = Integer.parseInt(numbers.group(2));
        if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
            throw new UsageException(
                    "a picture of " + size + " pixels cannot be drawn; give " + SMALLEST + " to " + LARGEST
                            + " a side");
        }
        try {
            new WindowLauncher(session.options()).shoot(files, view == null ? "" : view,
                    form, sampleType, theme, width, height, Objects.requireNonNull(target));
        } catch (final IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        return ExitCode.DONE;
    }
}
