package deadwood.importers.jfr;

import deadwood.importers.hprof.content.DumpContent;
import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.ValueReader.Structure;
import deadwood.model.event.EventTables;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events of a recording, read again from the file when somebody asks. */
final class RecordingTables implements EventTables {

    private static final int BUFFER = 1 << 18;

    private final DumpContent content;
    private final List<CountedChunk> chunks;
    private final List<EventType> types;
    private byte[] buffer = new byte[0];

    RecordingTables(final DumpContent content, final List<CountedChunk> chunks) {
        this.content = content;
        this.chunks = List.copyOf(chunks);
        this.types = types(chunks);
    }

    /** Fields of all chunks: a class may be loaded in another version, and two recordings may stand in one file. */
    private static List<EventType> types(final List<CountedChunk> chunks) {
        final Map<String, EventType> types = new TreeMap<>();
        for (final CountedChunk chunk : chunks) {
            chunk.counts().forEach((type, count) -> {
                final EventType known = types.get(type.name());
                final Map<String, Field> fields = new LinkedHashMap<>();
                if (known != null) {
                    known.fields().forEach(field -> fields.put(field.name(), field));
                }
                type.fields().forEach(field -> fields.putIfAbsent(field.name(),
                        new Field(field.name(), field.label(), field.unit())));
                types.put(type.name(), new EventType(type.name(), type.label(),
                        count + (known == null ? 0 : known.count()), List.copyOf(fields.values())));
            });
        }
        return List.copyOf(types.values());
    }

    @Override
    public List<EventType> types() {
        return types;
    }

    @Override
    public void forEach(final String type, final RowSink sink, final CancelSignal cancel) throws IOException {
        final EventType wanted = types.stream().filter(known -> known.name().equals(type)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no events of the type " + type));
        if (buffer.length == 0) {
            buffer = new byte[BUFFER];
        }
        final boolean[] done = {false};
        for (final CountedChunk chunk : chunks) {
            // Several where two loaders have a class of that name.
            final List<RecordedType> here = chunk.counts().keySet().stream()
                    .filter(known -> known.name().equals(type)).toList();
            for (final RecordedType each : here) {
                if (!done[0]) {
                    forEach(chunk, each.id(), wanted, row -> {
                        done[0] = !sink.row(row);
                        return !done[0];
                    }, cancel);
                }
            }
        }
    }

    private void forEach(final CountedChunk counted, final long typeId, final EventType wanted, final RowSink sink,
            final CancelSignal cancel) throws IOException {
        // What is damaged was said when the recording was opened.
        final RecordingWarnings ignored = new RecordingWarnings();
        final OpenChunk chunk = OpenChunk.open(content, counted.span(), buffer, ignored, cancel);
        final RecordedType type = chunk.types().type(typeId);
        if (type == null) {
            return;
        }
        final int[] columns = wanted.fields().stream().mapToInt(field -> type.indexOf(field.name())).toArray();
        final ValueText text = new ValueText(chunk);
        chunk.forEach((input, eventType, _, end) -> {
            if (eventType == typeId) {
                final Structure event = ValueReader.structure(input, type);
                if (input.position() > end) {
                    throw input.damaged("an event of the type %s is longer than it says".formatted(type));
                }
                return sink.row(row(event, columns, text));
            }
            return true;
        }, ignored, cancel);
    }

    private static List<@Nullable Object> row(final Structure event, final int[] columns, final ValueText text) {
        final List<@Nullable Object> row = new ArrayList<>(columns.length);
        for (final int column : columns) {
            if (column < 0) {
                row.add(null);
            } else {
                final RecordedField field = event.type().fields().get(column);
                row.add(text.cell(field, event.values()[column]));
            }
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
