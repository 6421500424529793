package deadwood.app.cli;

import deadwood.app.ui.WindowLauncher;
import deadwood.app.work.RetentionView;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code deadwood} itself. */
@Command(name = "deadwood", mixinStandardHelpOptions = true, versionProvider = Version.class,
        scope = ScopeType.INHERIT, sortOptions = false,
        description = "Opens heap dumps and profiles, shows who retains the memory and where it was allocated, and compares two of them.",
        parameterListHeading = "%n", commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:no memory, no space, or a mistake of Deadwood's", "2:wrong usage",
            "3:a file that could not be read", "130:cancelled"},
        footer = {"", "Examples:", "  deadwood prod.hprof", "  deadwood before.hprof after.hprof",
            "  deadwood histogram prod.hprof"})
public final class DeadwoodCommand implements Callable<Integer> {

    /** Allows what {@link deadwood.importers.ImportException.AboveLimit} refuses. */
    static final String INFLATE_LIMIT = "--inflate-limit";

    private static final int NARROWEST = 80;
    private static final int WIDEST = 120;
    private static final Pattern WORD = Pattern.compile("[a-z-]+");

    private static final Map<String, Function<Session, Object>> COMMANDS = commands();

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
        return run(terminal, options, UserCatalog.NONE, arguments);
    }

    /** The same with structures that the user has added to the catalog. */
    public static int run(final Terminal terminal, final ImportOptions options, final UserCatalog userCatalog,
            final String... arguments) {
        final Failures failures = new Failures(terminal);
        try {
            final int code = commandLine(new Session(terminal, options, userCatalog), failures, wanted(arguments))
                    .execute(arguments);
            terminal.out().flush();
            terminal.err().flush();
            return code;
        } catch (final Throwable failure) {
            return failures.handle(failure);
        }
    }

    private static Map<String, Function<Session, Object>> commands() {
        final Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
        commands.put("info", InfoCommand::new);
        commands.put("histogram", HistogramCommand::new);
        commands.put("dominators", DominatorsCommand::new);
        commands.put("path", PathCommand::new);
        commands.put("paths", PathsCommand::new);
        commands.put("object", ObjectCommand::new);
        commands.put("references", ReferencesCommand::new);
        commands.put("objects", ObjectsCommand::new);
        commands.put("retained", RetainedCommand::new);
        commands.put("findings", FindingsCommand::new);
        commands.put("structures", StructuresCommand::new);
        commands.put("structure", StructureCommand::new);
        commands.put("arrays", ArraysCommand::new);
        commands.put("strings", StringsCommand::new);
        commands.put("threads", ThreadsCommand::new);
        commands.put("loaders", LoadersCommand::new);
        commands.put("finalizers", FinalizersCommand::new);
        commands.put("unreachable", UnreachableCommand::new);
        commands.put("properties", PropertiesCommand::new);
        commands.put("top", TopCommand::new);
        commands.put("tree", TreeCommand::new);
        commands.put("peek", PeekCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("labels", LabelsCommand::new);
        commands.put("graph", GraphCommand::new);
        commands.put("collapsed", CollapsedCommand::new);
        commands.put("flame", FlameCommand::new);
        commands.put("events", EventsCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("merge", MergeCommand::new);
        commands.put("diff", DiffCommand::new);
        commands.put("index", IndexCommand::new);
        commands.put("cache", DeadwoodCommand::cache);
        commands.put("shot", ShotCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("practise", PractiseCommand::new);
        return commands;
    }

    /** All commands with their options. */
    static CommandLine commandLine(final Session session, final Failures failures) {
        return commandLine(session, failures, COMMANDS.keySet());
    }

    /** @param names of the commands that are wanted: to look at the options of all of them takes longer than most commands do */
    private static CommandLine commandLine(final Session session, final Failures failures,
            final Collection<String> names) {
        final Terminal terminal = session.terminal();
        final CommandLine line = new CommandLine(new DeadwoodCommand(session));
        for (final String name : names) {
            line.addSubcommand(Objects.requireNonNull(COMMANDS.get(name)).apply(session));
        }
        return line
                .setOut(terminal.out()).setErr(terminal.err())
                // Picocli's own guess takes the console that Java has even where there is no terminal for one with colours.
                .setColorScheme(Help.defaultColorScheme(terminal.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.outColumns(), NARROWEST, WIDEST))
                .registerConverter(RetentionView.class, DeadwoodCommand::retentionView)
                .registerConverter(ClassGrouping.class, ClassGrouping::of)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** The command that comes first among the arguments, or all. */
    private static Collection<String> wanted(final String... arguments) {
        return arguments.length > 0 && COMMANDS.containsKey(arguments[0]) ? List.of(arguments[0]) : COMMANDS.keySet();
    }

    private static CommandLine cache(final Session session) {
        return new CommandLine(new CacheCommand()).addSubcommand(new CacheListCommand(session))
                .addSubcommand(new CacheClearCommand(session));
    }

    @Option(names = "--no-cache", scope = ScopeType.INHERIT,
            description = "Read the file anew and keep nothing of it for the next time.")
    void setNoCache(final boolean without) {
        if (without) {
            session.setOptions(session.options().withoutIndex());
        }
    }

    @Option(names = "--cache-dir", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "Keep indexes and columns in this directory.")
    void setCacheDirectory(final Path directory) {
        session.setOptions(session.options().in(directory));
    }

    @Option(names = INFLATE_LIMIT, paramLabel = "SIZE", scope = ScopeType.INHERIT,
            description = "Inflate a compressed dump that has no blocks up to this size: 100g, 500m; 64g if not given.")
    void setInflateLimit(final String size) {
        final long bytes = ImportOptions.bytes(size);
        if (bytes <= 0) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "'" + size + "' is no size; give one like 100g or 500m");
        }
        session.setOptions(session.options().withInflateLimit(bytes));
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
                    + line.getSubcommands().entrySet().stream()
                            .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
                            .map(Map.Entry::getKey).collect(Collectors.joining(", ")));
        }
    }
}
