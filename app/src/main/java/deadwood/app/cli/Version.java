package deadwood.app.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version of the module, which the build writes into it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[]{"deadwood " + number() + " (Java " + Runtime.version() + ")"};
    }

    /** How the program was called; the launcher tells. */
    static String command() {
        return System.getProperty("deadwood.command", "deadwood");
    }

    /** The version of Deadwood, "unknown" where it runs from loose classes. */
    static String number() {
        final ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
        return descriptor == null ? "unknown" : descriptor.rawVersion().orElse("unknown");
    }
}
