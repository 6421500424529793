package deadwood.app.cli;

import deadwood.app.log.LogFile;
import deadwood.app.work.NoHeapException;
import deadwood.app.work.NoProfileException;
import deadwood.app.work.UnreadableFileException;
import deadwood.importers.ImportException;
import deadwood.model.diff.ProfileDelta;
import deadwood.model.heap.FieldSourceException;
import deadwood.model.store.DamagedColumnException;
import deadwood.model.store.StoreFullException;
import deadwood.model.tree.NameSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What a command that failed says, in one line, and which exit code it ends with. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private static final double SPARE = 1.2;

    private final Terminal terminal;

    Failures(final Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(final ParameterException failure, final String[] arguments) {
        final String message = String.valueOf(failure.getMessage());
        terminal.complain(message + (message.endsWith(".") ? " See " : "; see ")
                + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(final Exception failure, final CommandLine command,
            final CommandLine.@Nullable ParseResult parsed) {
        return handle(failure);
    }

    /** Says what went wrong. @return the exit code */
    int handle(final Throwable failure) {
        if (failure instanceof final Terminal.OutputFailedException output) {
            return handleOutput(output);
        }
        if (failure instanceof UsageException) {
            return say(failure.getMessage(), ExitCode.USAGE);
        }
        if (failure instanceof CancellationException) {
            return ExitCode.CANCELLED;
        }
        return switch (failure) {
            case final ImportException.AboveLimit e -> say(
                    e.getMessage() + "; " + DeadwoodCommand.INFLATE_LIMIT + ' ' + gibibytes(e.needed()) + " allows it",
                    ExitCode.BAD_INPUT);
            case final ImportException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final UnreadableFileException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final NoProfileException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final NameSearch.TooSlowException e -> say(e.getMessage(), ExitCode.USAGE);
            case final ProfileDelta.IncomparableException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final NoHeapException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final FieldSourceException e -> say(e.getMessage(), ExitCode.BAD_INPUT);
            case final DamagedColumnException e -> say(e.getMessage(), ExitCode.FAILED);
            case final StoreFullException e -> say(e.getMessage(), ExitCode.FAILED);
            case final FileSystemException e -> say(sentence(e), ExitCode.FAILED);
            case final OutOfMemoryError _ -> say(noMemory(), ExitCode.FAILED);
            case final UncheckedIOException e -> handle(Objects.requireNonNull(e.getCause()));
            case final IOException e -> say(e.getMessage() == null ? e.toString() : e.getMessage(), ExitCode.FAILED);
            default -> {
                LOG.log(System.Logger.Level.ERROR, "command failed", failure);
                yield say("unexpected " + failure + "; " + LogFile.whereabouts(), ExitCode.FAILED);
            }
        };
    }

    /** As the option takes it, with something to spare: what is needed is a guess. */
    private static String gibibytes(final long needed) {
        return ((long) (needed * SPARE) >> 30) + 1 + "g";
    }

    private int say(final @Nullable String message, final int code) {
        terminal.complain(String.valueOf(message));
        return code;
    }

    private int handleOutput(final Terminal.OutputFailedException failure) {
        if (failure.isBrokenPipe()) {
            return ExitCode.BROKEN_PIPE;
        }
        return say("the output could not be written: " + failure.getMessage(), ExitCode.FAILED);
    }

    private static String sentence(final FileSystemException failure) {
        final String reason = failure.getReason();
        return switch (failure) {
            case final AccessDeniedException _ -> failure.getFile() + ": permission denied";
            case final NoSuchFileException _ -> failure.getFile() + " does not exist";
            default -> failure.getFile() + ": " + (reason == null ? "the file system refused" : reason);
        };
    }

    private static String noMemory() {
        final long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return "not enough memory: the Java heap may take " + mebibytes + " MiB; give it more with DEADWOOD_OPTS=-Xmx"
                + 2 * mebibytes + "m";
    }
}
