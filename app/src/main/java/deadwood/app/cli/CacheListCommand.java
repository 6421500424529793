package deadwood.app.cli;

import deadwood.app.cli.json.CacheJson;
import deadwood.app.cli.json.JsonOutput;
import deadwood.app.text.Sizes;
import deadwood.model.store.IndexCache;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code deadwood cache list}. */
@Command(name = "list", description = "Lists the dumps that have an index, the latest used first.")
final class CacheListCommand extends HeapCommand {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    CacheListCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        final IndexCache cache = session().options().indexes();
        final List<IndexCache.Entry> entries = cache.list();
        final PrintWriter out = session().terminal().out();
        if (isJson()) {
            JsonOutput.write(new CacheJson(cache.directory().toString(), entries.stream()
                    .map(entry -> new CacheJson.Index(entry.dump().toString(), entry.bytes(),
                            entry.used().toString(), entry.current()))
                    .toList()), out);
        } else {
            print(cache, entries, out);
        }
        out.flush();
    }

    private void print(final IndexCache cache, final List<IndexCache.Entry> entries, final PrintWriter out) {
        if (entries.isEmpty()) {
            out.println("no indexes in " + cache.directory());
            return;
        }
        final TextTable table = new TextTable().column("index", TextTable.Align.RIGHT)
                .column("last used", TextTable.Align.LEFT).column("", TextTable.Align.LEFT)
                .column("dump", TextTable.Align.CUT);
        for (final IndexCache.Entry entry : entries) {
            table.row(TextTable.size(entry.bytes()), MOMENT.format(entry.used()),
                    entry.current() ? "" : "stale: the dump is gone or has changed", entry.dump().toString());
        }
        table.print(out, width());
        out.println(Sizes.count(entries.size()) + (entries.size() == 1 ? " index takes " : " indexes take ")
                + Sizes.bytes(entries.stream().mapToLong(IndexCache.Entry::bytes).sum()) + " in "
                + cache.directory());
    }
}
