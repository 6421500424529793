package deadwood.app.cli;

/** How a command ended, for the shell. */
final class ExitCode {

    static final int DONE = 0;
    /** What no other code says: no memory, no space, a mistake of Deadwood's. */
    static final int FAILED = 1;
    /** Arguments that make no sense. */
    static final int USAGE = 2;
    /** A file that could not be read. */
    static final int BAD_INPUT = 3;
    /** As the shell has it for a process that Ctrl-C ended. */
    static final int CANCELLED = 130;
    /** As the shell has it for a process whose reader went away. */
    static final int BROKEN_PIPE = 141;

    private ExitCode() {}
}
