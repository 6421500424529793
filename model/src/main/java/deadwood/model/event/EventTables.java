package deadwood.model.event;

import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a file as tables, one a type; rows are read from the file when they are asked for. For one thread at a time. */
public interface EventTables extends AutoCloseable {

    /**
     * A field of an event.
     *
     * @param name as in the file: "sampledThread"
     * @param label as a person reads it: "Thread"
     * @param unit "bytes", "nanoseconds", "" where there is none
     */
    record Field(String name, String label, String unit) {}

    /**
     * A type of events.
     *
     * @param name as in the file: "jdk.GarbageCollection"
     * @param label as a person reads it: "Garbage Collection"
     * @param count number of events
     */
    record EventType(String name, String label, long count, List<Field> fields) {

        public EventType {
            fields = List.copyOf(fields);
        }
    }

    /** Takes rows. */
    @FunctionalInterface
    interface RowSink {

        /**
         * @param values one a field: a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link java.time.Instant},
         *        {@link java.time.Duration}, or null
         * @return whether more rows are wanted
         */
        boolean row(List<@Nullable Object> values);
    }

    /** The types with events, by name. */
    List<EventType> types();

    /**
     * Hands out the events of a type in the order of the file.
     *
     * @throws IOException if the file cannot be read any more
     * @throws IllegalArgumentException if there is no such type
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void forEach(String type, RowSink sink, CancelSignal cancel) throws IOException;

    @Override
    void close() throws IOException;
}
