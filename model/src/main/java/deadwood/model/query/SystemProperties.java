package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.StaticField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the dumped JVM knew about itself.
 *
 * @param properties system properties by name
 * @param arguments options that the JVM was started with; empty unless somebody had asked for them there (as monitoring agents do)
 * @param environment variables of the environment by name; empty unless somebody had asked for them there
 */
public record SystemProperties(SortedMap<String, String> properties, List<String> arguments,
        SortedMap<String, String> environment) {

    private static final int MAXIMUM_ENTRIES = 100_000;
    private static final int MAXIMUM_TEXT = 100_000;

    public SystemProperties {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /**
     * Reads them from the statics of {@code System}, {@code ManagementFactoryHelper} and {@code ProcessEnvironment}.
     *
     * @param reader used, not closed
     * @param contents knows maps and lists
     * @throws deadwood.model.heap.FieldSourceException if the dump is no longer there
     */
    public static SystemProperties of(final HeapGraph heap, final FieldReader reader, final ContentsReader contents) {
        final Reading reading = new Reading(heap, contents, new ValueText(heap, reader));
        final int environment = reading.staticOf("java.lang.ProcessEnvironment", "theEnvironment");
        return new SystemProperties(reading.map(reading.staticOf("java.lang.System", "props")),
                reading.list(reading.reference(reader,
                        reading.staticOf("sun.management.ManagementFactoryHelper", "jvm"), "vmArgs")),
                reading.map(environment));
    }

    /** Name and version of the JVM, as its properties say them: {@code OpenJDK 64-Bit Server VM 25.0.3+9-LTS}; "" if they do not. */
    public String vm() {
        return (orEmpty("java.vm.name") + " " + orEmpty("java.vm.version")).strip();
    }

    private String orEmpty(final String property) {
        return properties.getOrDefault(property, "");
    }

    private record Reading(HeapGraph heap, ContentsReader contents, ValueText texts) {

        int staticOf(final String className, final String field) {
            for (final ClassInfo type : heap.classes().named(className)) {
                final StaticField found = type.staticField(field);
                if (found != null && found.target() != HeapGraph.NONE) {
                    return found.target();
                }
            }
            return HeapGraph.NONE;
        }

        int reference(final FieldReader reader, final int object, final String field) {
            final HeapObject target = object == HeapGraph.NONE ? null : heap.object(object, reader).reference(field);
            return target == null ? HeapGraph.NONE : target.id();
        }

        SortedMap<String, String> map(final int object) {
            final SortedMap<String, String> map = new TreeMap<>();
            for (final Contents.Entry entry : entries(object)) {
                final String key = entry.key() == null ? null : text(entry.key());
                if (key != null) {
                    map.put(key, Objects.requireNonNullElse(text(entry.value()), ""));
                }
            }
            return map;
        }

        List<String> list(final int object) {
            final List<String> list = new ArrayList<>();
            for (final Contents.Entry entry : entries(object)) {
                final String text = text(entry.value());
                if (text != null) {
                    list.add(text);
                }
            }
            return list;
        }

        private List<Contents.Entry> entries(final int object) {
            final Contents all = object == HeapGraph.NONE ? null : contents.contentsOf(object, 0, MAXIMUM_ENTRIES);
            return all == null ? List.of() : all.entries();
        }

        private @Nullable String text(final Value value) {
            return value instanceof final Value.Reference reference
                    ? texts.of(reference.object(), MAXIMUM_TEXT)
                    : null;
        }
    }
}
