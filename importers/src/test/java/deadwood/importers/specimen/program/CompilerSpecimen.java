package deadwood.importers.specimen.program;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java compiler at work on sources, dumped when it knows all about them. Nothing is wrong with it. */
public final class CompilerSpecimen {

    private CompilerSpecimen() {}

    /** @param args file of the dump, file of facts, ignored; the system property {@code sources} names a directory */
    public static void main(final String[] args) throws Exception {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final Path output = Files.createTempDirectory(Path.of(args[0]).getParent(), "classes");
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("sources")));
                StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            final List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toList());
            final JavacTask task = (JavacTask) compiler.getTask(null, manager, null,
                    List.of("-proc:none", "-nowarn", "-d", output.toString()), null,
                    manager.getJavaFileObjectsFromPaths(sources));
            task.addTaskListener(new Listener(args[0]));
            task.call();
            Dumping.facts(args[1], Map.of("sources", (long) sources.size()));
        }
    }

    /** Dumps when the first class is written. */
    private static final class Listener implements TaskListener {

        private final String file;
        private boolean done;

        Listener(final String file) {
            this.file = file;
        }

        @Override
        public void started(final TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.GENERATE && !done) {
                done = true;
                try {
                    Dumping.dump(file);
                } catch (final IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
