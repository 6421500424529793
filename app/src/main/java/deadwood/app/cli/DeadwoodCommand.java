package deadwood.app.cli;

import deadwood.app.ui.WindowLauncher;
import deadwood.app.work.RetentionView;
import deadwood.importers.ImportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code deadwood} itself. */
@Command(name = "deadwood", mixinStandardHelpOptions = true, versionProvider = Version.class,
        scope = ScopeType.INHERIT, sortOptions = false,
        description = "Opens JVM heap dumps, shows who retains the memory, and compares two of them.",
        parameterListHeading = "%n", commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:no memory, no space, or a mistake of Deadwood's", "2:wrong usage",
            "3:a file that could not be read", "130:cancelled"},
        footer = {"", "Examples:", "  deadwood prod.hprof", "  deadwood before.hprof after.hprof",
            "  deadwood histogram prod.hprof"})
public final class DeadwoodCommand implements Callable<Integer> {

    private static final int NARROWEST = 80;
    private static final int WIDEST = 120;
    private static final Pattern WORD = Pattern.compile("[a-z-]+");

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Opens these in the window; two of them are compared.")
    private List<Path> files = List.of();

    private DeadwoodCommand(final Session session) {
        this.session = session;
    }

    /**
     * Parses the arguments and runs what they ask for. Never throws.
     *
     * @param arguments what stands behind {@code deadwood} on the command line
     * @return the exit code: 0 done, 2 usage, 3 bad input; 1 for other failures
     */
    public static int run(final Terminal terminal, final ImportOptions options, final String... arguments) {
        final Failures failures = new Failures(terminal);
        try {
            final int code = commandLine(new Session(terminal, options), failures).execute(arguments);
            terminal.out().flush();
            terminal.err().flush();
            return code;
        } catch (final Throwable failure) {
            return failures.handle(failure);
        }
    }

    /** The commands with their options. */
    static CommandLine commandLine(final Session session, final Failures failures) {
        final Terminal terminal = session.terminal();
        return new CommandLine(new DeadwoodCommand(session))
                .addSubcommand(new InfoCommand(session))
                .addSubcommand(new HistogramCommand(session))
                .addSubcommand(new DominatorsCommand(session))
                .addSubcommand(new PathCommand(session))
                .addSubcommand(new PathsCommand(session))
                .addSubcommand(new ObjectCommand(session))
                .addSubcommand(new ReferencesCommand(session))
                .addSubcommand(new ObjectsCommand(session))
                .addSubcommand(new RetainedCommand(session))
                .addSubcommand(new StructuresCommand(session))
                .addSubcommand(new ArraysCommand(session))
                .addSubcommand(new StringsCommand(session))
                .addSubcommand(new ThreadsCommand(session))
                .addSubcommand(new LoadersCommand(session))
                .addSubcommand(new FinalizersCommand(session))
                .addSubcommand(new UnreachableCommand(session))
                .addSubcommand(new PropertiesCommand(session))
                .addSubcommand(new DiffCommand(session))
                .addSubcommand(new ShotCommand(session))
                .addSubcommand(new DemoCommand(session))
                .setOut(terminal.out()).setErr(terminal.err())
                // Picocli's own guess takes the console that Java has even where there is no terminal for one with colours.
                .setColorScheme(Help.defaultColorScheme(terminal.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.outColumns(), NARROWEST, WIDEST))
                .registerConverter(RetentionView.class, DeadwoodCommand::retentionView)
                .registerConverter(ClassGrouping.class, ClassGrouping::of)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static RetentionView retentionView(final String name) {
        for (final RetentionView view : RetentionView.values()) {
            if (view.name().toLowerCase(Locale.ROOT).equals(name)) {
                return view;
            }
        }
        throw new TypeConversionException("'" + name + "' is none of object, class, package");
    }

    /** Opens the window. */
    @Override
    public Integer call() {
        if (!files.isEmpty()) {
            checkIsNoCommand(files.getFirst());
        }
        new WindowLauncher(session.options()).open(files);
        return ExitCode.DONE;
    }

    /** Somebody who mistypes a command does not want a window that says there is no such file. */
    private void checkIsNoCommand(final Path first) {
        final String word = first.toString();
        if (WORD.matcher(word).matches() && !Files.exists(first)) {
            final CommandLine line = Objects.requireNonNull(spec).commandLine();
            throw new UsageException("'" + word + "' is neither a command nor a file; the commands are "
                    + String.join(", ", line.getSubcommands().keySet()));
        }
    }
}
