package deadwood.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deadwood cache}. */
@Command(name = "cache", description = "Lists or removes the indexes that make a dump open at once the second time.",
        commandListHeading = "%nCommands:%n",
        footer = {"",
            "Indexes are kept in the user's cache directory (DEADWOOD_CACHE or --cache-dir name another) and take",
            "a fifth of its disk at the most (DEADWOOD_CACHE_SIZE=20g sets another bound); the longest unused goes first.",
            "", "Examples:", "  deadwood cache list", "  deadwood cache clear prod.hprof", "  deadwood cache clear"})
final class CacheCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        throw new UsageException("say what to do with the cache: "
                + String.join(" or ", Objects.requireNonNull(spec).subcommands().keySet()));
    }
}
