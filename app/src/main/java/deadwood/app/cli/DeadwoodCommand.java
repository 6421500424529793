package deadwood.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code deadwood} itself. */
@Command(name = "deadwood", mixinStandardHelpOptions = true, version = "deadwood 1.0.0",
        description = "Opens JVM heap dumps, shows who retains the memory, and compares two of them.")
public final class DeadwoodCommand implements Runnable {

    /**
     * Parses the arguments and runs what they ask for.
     *
     * @param args what stands behind {@code deadwood} on the command line
     * @return the exit code: 0 done, 2 usage, 3 bad input
     */
    public static int run(String... args) {
        return new CommandLine(new DeadwoodCommand()).execute(args);
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
