package deadwood.app.cli;

import deadwood.app.cli.json.JsonOutput;
import deadwood.model.heap.HeapGraph;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Option;

/** A command that prints what an analysis says, as text or as JSON. */
abstract class HeapCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", description = "Print JSON. docs/json.md says what stands in it.")
    private boolean json;

    HeapCommand(final Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    final boolean isJson() {
        return json;
    }

    /** Columns that text may take, 0 if nothing limits it. */
    final int width() {
        return session.terminal().outColumns();
    }

    /** Prints a record of the package {@code json}. */
    static Session.Printout json(final Object record) {
        return out -> JsonOutput.write(record, out);
    }

    /** Names the objects of a heap. */
    static IntFunction<String> addresses(final HeapGraph heap) {
        return object -> JsonOutput.address(heap.addressOf(object));
    }

    abstract void run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        run();
        return ExitCode.DONE;
    }
}
