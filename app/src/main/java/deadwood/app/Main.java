package deadwood.app;

import deadwood.app.cli.DeadwoodCommand;

/** Starts Deadwood. */
public final class Main {

    private Main() {}

    /**
     * Runs the command line and ends the process with its exit code.
     *
     * @param args what stands behind {@code deadwood} on the command line
     */
    public static void main(String[] args) {
        System.exit(DeadwoodCommand.run(args));
    }
}
