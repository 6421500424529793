package deadwood.app;

import deadwood.app.cli.DeadwoodCommand;
import deadwood.app.cli.Terminal;
import deadwood.app.log.LogFile;
import deadwood.app.work.ConfigDirectory;
import deadwood.app.work.UserCatalog;
import deadwood.importers.ImportOptions;

/** Starts Deadwood. */
public final class Main {

    private Main() {}

    /**
     * Runs the command line and ends the process with its exit code.
     *
     * @param args what stands behind {@code deadwood} on the command line
     */
    public static void main(final String[] args) {
        final ImportOptions options = ImportOptions.defaults();
        LogFile.install(options.cacheDirectory());
        final int code = DeadwoodCommand.run(Terminal.ofProcess(), options,
                UserCatalog.in(ConfigDirectory.ofUser()), args);
        // Everything is written by now, and there is nothing that shutdown hooks and static destructors could add but time.
        Runtime.getRuntime().halt(code);
    }
}
