package deadwood.app.cli;

import deadwood.app.demo.Demo;
import deadwood.app.demo.ShopCount;
import deadwood.app.text.Sizes;
import deadwood.app.ui.WindowLauncher;
import deadwood.app.work.HeapComparison;
import deadwood.model.diff.HeapDelta;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deadwood demo}. */
@Command(name = "demo",
        description = {
            "Starts a small JVM that serves requests and leaks in a map and in a trie, has it dump its heap before and after, and compares the two.",
            "Opens the comparison in the window; without a display it draws pictures instead."},
        footer = {"", "Examples:", "  deadwood demo", "  deadwood demo --into /tmp/demo --no-window"})
final class DemoCommand implements Callable<Integer> {

    /** The views that are drawn: view, theme, the file or both, name of the picture. */
    private enum Picture {
        FINDINGS("compare", "light"),
        FINDINGS_DARK("compare", "dark"),
        FLAME("flame", "light"),
        STRUCTURES("structures", "light");

        private final String view;
        private final String theme;

        Picture(final String view, final String theme) {
            this.view = view;
            this.theme = theme;
        }

        private String fileName() {
            return view + "-" + theme + ".png";
        }

        private List<Path> files(final Demo demo) {
            return this == FINDINGS || this == FINDINGS_DARK
                    ? List.of(demo.before(), demo.after())
                    : List.of(demo.after());
        }
    }

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Session session;

    @Option(names = "--into", paramLabel = "DIR",
            description = "Where dumps and pictures go. Without it: a new directory among the temporary files.")
    private @Nullable Path into;

    @Option(names = "--no-window", description = "Draw pictures even if there is a display.")
    private boolean noWindow;

    DemoCommand(final Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        final Terminal terminal = session.terminal();
        final Path directory = directory();
        terminal.complain("a shop opens in a JVM of its own; its dumps go to " + directory);
        final Demo demo = Demo.run(directory, line -> terminal.complain("the shop: " + line));
        session.onFiles(demo.before(), demo.after(), (before, after, progress) -> {
            final HeapDelta delta = HeapComparison.of(before, after, progress, CancelSignal.NEVER);
            return out -> print(demo, delta, out);
        });
        final WindowLauncher window = new WindowLauncher(session.options());
        if (!noWindow && hasDisplay()) {
            window.open(List.of(demo.before(), demo.after()));
        } else {
            draw(window, demo, directory);
        }
        return ExitCode.DONE;
    }

    private Path directory() throws IOException {
        if (into == null) {
            return Files.createTempDirectory("deadwood-demo-");
        }
        final Path directory = Files.createDirectories(into.toAbsolutePath());
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new UsageException(directory + " is not empty; the demo overwrites nothing");
            }
        }
        return directory;
    }

    private void print(final Demo demo, final HeapDelta delta, final PrintWriter out) throws IOException {
        DiffCommand.printTotals(delta.totals(), out);
        out.println();
        DiffCommand.printFindings(session.terminal(), delta.findings(), delta.findings().size(), out);
        out.println();
        final ShopCount counted = demo.countedAfter();
        out.println("The shop counted itself: " + Sizes.count(counted.deadNodes()) + " of " + Sizes.count(counted
                .nodes()) + " nodes dead, " + Sizes.count(counted.slots()) + " slots for " + Sizes.count(
                        counted
                                .reservations())
                + " entries.");
        out.println("dumps:    " + demo.before() + " (" + Sizes.bytes(Files.size(demo.before())) + ")");
        out.println("          " + demo.after() + " (" + Sizes.bytes(Files.size(demo.after())) + ")");
        out.println("again:    " + Version.command() + " diff " + demo.before() + " " + demo.after());
    }

    private void draw(final WindowLauncher window, final Demo demo, final Path directory) throws IOException {
        final List<Path> pictures = new ArrayList<>();
        for (final Picture picture : Picture.values()) {
            final Path target = directory.resolve(picture.fileName());
            window.shoot(picture.files(demo), picture.view, "", "", picture.theme, WIDTH, HEIGHT, target);
            pictures.add(target);
        }
        final PrintWriter out = session.terminal().out();
        String title = "pictures: ";
        for (final Path picture : pictures) {
            out.println(title + picture);
            title = "          ";
        }
    }

    /** The launcher tells the toolkit to draw off screen where there is no display. */
    private static boolean hasDisplay() {
        return !"Headless".equals(System.getProperty("glass.platform"));
    }
}
