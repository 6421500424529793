package deadwood.app.cli;

import deadwood.app.cli.json.EventsJson;
import deadwood.app.cli.json.JsonOutput;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.event.EventTables;
import deadwood.model.event.EventTables.EventType;
import deadwood.model.event.EventTables.Field;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code deadwood events}. */
@Command(name = "events",
        description = "Lists the types of events in a recording, or the events of one type with their fields.",
        footer = {"", "Examples:", "  deadwood events run.jfr", "  deadwood events run.jfr jdk.GarbageCollection",
            "  deadwood events --json --limit 5 run.jfr jdk.CPULoad | jq .rows"})
final class EventsCommand extends HeapCommand {

    /** As text they are in memory all at once. */
    private static final int MAXIMUM_ROWS = 100_000;
    private static final int WIDEST = 60;

    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private @Nullable Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TYPE",
            description = "The type, by name or by the end of its name.")
    private @Nullable String type;

    @Mixin
    private RowLimit limit = new RowLimit();

    EventsCommand(final Session session) {
        super(session);
    }

    @Override
    void run() throws IOException {
        session().onFile(Objects.requireNonNull(file), (snapshot, progress) -> {
            final EventTables events = snapshot.events();
            final String asked = type;
            if (asked == null) {
                return isJson() ? json(types(events)) : out -> printTypes(events, out);
            }
            final EventType found = named(events, asked);
            if (isJson()) {
                return out -> JsonOutput.write(
                        new EventsJson(null, found.name(), fields(found), sink -> rows(events, found, sink)), out);
            }
            final List<List<@Nullable Object>> rows = new ArrayList<>();
            rows(events, found, rows::add);
            return out -> print(found, rows, out);
        });
    }

    private static EventType named(final EventTables events, final String asked) {
        return events.types().stream().filter(each -> each.name().equals(asked)).findFirst()
                .or(() -> events.types().stream().filter(each -> each.name().endsWith("." + asked)).findFirst())
                .orElseThrow(() -> new UsageException(
                        "there are no events of type '" + asked
                                + "' in the file; deadwood events lists those there are"));
    }

    private void rows(final EventTables events, final EventType of, final EventsJson.Sink sink) throws IOException {
        final long wanted = isJson() ? limit.rows(true) : Math.min(limit.rows(false), MAXIMUM_ROWS);
        final long[] count = {0};
        events.forEach(of.name(), row -> {
            sink.row(row);
            return ++count[0] < wanted;
        }, CancelSignal.NEVER);
    }

    private static EventsJson types(final EventTables events) {
        return new EventsJson(events.types().stream()
                .map(each -> new EventsJson.Type(each.name(), each.label(), each.count(), fields(each))).toList(), null,
                null, null);
    }

    private static List<EventsJson.Field> fields(final EventType of) {
        return of.fields().stream().map(field -> new EventsJson.Field(field.name(), field.label(), field.unit()))
                .toList();
    }

    private void printTypes(final EventTables events, final PrintWriter out) {
        final TextTable table = new TextTable().column("events", TextTable.Align.RIGHT)
                .column("type", TextTable.Align.LEFT).column("what", TextTable.Align.CUT);
        long all = 0;
        for (final EventType each : events.types()) {
            table.row(Sizes.count(each.count()), each.name(), each.label());
            all += each.count();
        }
        table.print(out, width());
        out.println(Sizes.count(all) + " events of " + Sizes.count(events.types().size()) + " types");
    }

    private void print(final EventType of, final List<List<@Nullable Object>> rows, final PrintWriter out) {
        final TextTable table = new TextTable();
        for (final Field field : of.fields()) {
            table.column(field.name(), TextTable.Align.CUT);
        }
        for (final List<@Nullable Object> row : rows) {
            table.row(row.stream().map(EventsCommand::text).toArray(String[]::new));
        }
        table.print(out, width());
        final long rest = of.count() - rows.size();
        if (rest > 0 && rows.size() == MAXIMUM_ROWS) {
            out.println("… " + Sizes.count(rest) + " more events; --json prints all");
        } else {
            RowLimit.printRest(out, rest, "events");
        }
    }

    private static String text(final @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case final Duration span -> Amounts.of(span.toNanos(), "nanoseconds");
            default -> TextTable.cut(ObjectNames.printable(String.valueOf(value)), WIDEST);
        };
    }
}
