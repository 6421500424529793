package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.Content;
import deadwood.importers.jfr.RecordedType.RecordedField;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the description of the types of a chunk: an event of type 0 with a table of strings and a tree of elements. */
final class MetadataReader {

    /** The type of the event. */
    static final long EVENT_TYPE = 0;
    /** As deep as structures may hold others. The JDK's have three levels. */
    private static final int DEEPEST = 16;
    /** As many values as one event or constant may hold in structures within structures. */
    private static final int MOST_LEAVES = 20_000;

    private static final class Element {
        private final String name;
        private final Map<String, String> attributes;
        private final List<Element> children = new ArrayList<>();
        private int missing;

        Element(final String name, final Map<String, String> attributes, final int missing) {
            this.name = name;
            this.attributes = attributes;
            this.missing = missing;
        }

        private String attribute(final String key) {
            return attributes.getOrDefault(key, "");
        }

        private boolean is(final String key) {
            return "true".equals(attributes.get(key));
        }

        private long id(final String key) {
            try {
                return Long.parseLong(attribute(key));
            } catch (final NumberFormatException _) {
                return -1;
            }
        }
    }

    private final RecordingInput input;
    private final Map<Long, RecordedType> types = new LinkedHashMap<>();
    private final Map<Long, String> superTypes = new HashMap<>();
    private final Map<Long, Integer> leaves = new HashMap<>();

    private MetadataReader(final RecordingInput input) {
        this.input = input;
    }

    /**
     * @param offset where the event begins
     * @throws DamagedRecordingException if there is no such event, or it cannot be read
     */
    static TypeTable read(final RecordingInput input, final long offset) throws IOException {
        input.seek(offset);
        final int size = input.readInt();
        final long type = input.readLong();
        if (type != EVENT_TYPE || size <= 0 || size > input.end() - offset) {
            throw new DamagedRecordingException("the types are not described where the chunk says", offset);
        }
        input.readLong();
        input.readLong();
        input.readLong();
        return new MetadataReader(input).table(offset);
    }

    private TypeTable table(final long offset) throws IOException {
        final Element root = elements(strings());
        final List<Element> classes = new ArrayList<>();
        for (final Element child : root.children) {
            if (child.name.equals("metadata")) {
                child.children.stream().filter(element -> element.name.equals("class")).forEach(classes::add);
            }
        }
        for (final Element element : classes) {
            final RecordedType type = new RecordedType(element.id("id"), element.attribute("name"));
            types.putIfAbsent(type.id(), type);
            superTypes.putIfAbsent(type.id(), element.attribute("superType"));
        }
        if (types.isEmpty()) {
            throw new DamagedRecordingException("no types are described", offset);
        }
        final Set<Long> described = new HashSet<>();
        for (final Element element : classes) {
            final RecordedType type = types.get(element.id("id"));
            if (type != null && described.add(type.id())) {
                describe(type, element);
            }
        }
        for (final RecordedType type : types.values()) {
            if (count(type, 0) > MOST_LEAVES) {
                type.unreadable();
            }
        }
        return new TypeTable(types);
    }

    private List<String> strings() throws IOException {
        final int count = input.readCount();
        final List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(input.readText() instanceof final String text ? text : "");
        }
        return strings;
    }

    /** The tree of elements: each says how many children follow it. */
    private Element elements(final List<String> strings) throws IOException {
        final Deque<Element> open = new ArrayDeque<>();
        final Element root = element(strings);
        open.push(root);
        while (!open.isEmpty()) {
            final Element parent = open.element();
            if (parent.missing == 0) {
                open.pop();
            } else {
                parent.missing--;
                final Element child = element(strings);
                parent.children.add(child);
                open.push(child);
            }
        }
        return root;
    }

    private Element element(final List<String> strings) throws IOException {
        final String name = string(strings);
        final int count = input.readCount();
        final Map<String, String> attributes = HashMap.newHashMap(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            final String key = string(strings);
            attributes.put(key, string(strings));
        }
        return new Element(name, attributes, input.readCount());
    }

    private String string(final List<String> strings) throws IOException {
        final int index = input.readInt();
        if (index < 0 || index >= strings.size()) {
            throw input.damaged("the description of types names a string that is not there");
        }
        return strings.get(index);
    }

    private void describe(final RecordedType type, final Element element) {
        type.event(superTypes.getOrDefault(type.id(), "").endsWith(".Event"));
        final String label = annotation(element, "Label");
        type.label(label == null ? type.simpleName() : label);
        for (final Element child : element.children) {
            if (child.name.equals("field")) {
                final RecordedType fieldType = types.get(child.id("class"));
                if (fieldType == null) {
                    type.unreadable();
                } else {
                    type.fields().add(field(child, fieldType));
                }
            }
        }
    }

    private RecordedField field(final Element element, final RecordedType type) {
        final String name = element.attribute("name");
        final String label = annotation(element, "Label");
        return new RecordedField(name, type, element.is("constantPool"), element.id("dimension") > 0,
                Objects.requireNonNullElse(label, name), unit(element), content(element));
    }

    /** The value of an annotation, "" if it has none, null if there is no such annotation. */
    private @Nullable String annotation(final Element element, final String simpleName) {
        for (final Element child : element.children) {
            if (child.name.equals("annotation")) {
                final RecordedType type = types.get(child.id("class"));
                if (type != null && type.simpleName().equals(simpleName)) {
                    return child.attributes.getOrDefault("value", child.attribute("value-0"));
                }
            }
        }
        return null;
    }

    private String unit(final Element element) {
        final String amount = annotation(element, "DataAmount");
        final String rate = annotation(element, "Frequency") == null ? "" : "/s";
        if (amount != null) {
            return (amount.equals("BITS") ? "bits" : "bytes") + rate;
        }
        if (annotation(element, "Percentage") != null) {
            return "ratio";
        }
        if (annotation(element, "MemoryAddress") != null) {
            return "address";
        }
        if (annotation(element, "Timespan") != null) {
            return "nanoseconds";
        }
        return rate.isEmpty() ? "" : "hertz";
    }

    private Content content(final Element element) {
        final String timestamp = annotation(element, "Timestamp");
        if (timestamp != null) {
            return timestamp.equals("TICKS") ? Content.TICKS_SINCE_START : Content.EPOCH_MILLIS;
        }
        final String timespan = annotation(element, "Timespan");
        if (timespan != null) {
            return switch (timespan) {
                case "TICKS" -> Content.DURATION_TICKS;
                case "MICROSECONDS" -> Content.MICROS;
                case "MILLISECONDS" -> Content.MILLIS;
                case "SECONDS" -> Content.SECONDS;
                default -> Content.NANOS;
            };
        }
        return Content.NUMBER;
    }

    /** Values of a type with those of the structures it holds; the depth is bounded. */
    private int count(final RecordedType type, final int depth) {
        if (type.primitive() != null) {
            return 1;
        }
        final Integer known = leaves.get(type.id());
        if (known != null) {
            return known;
        }
        if (depth > DEEPEST || !type.readable()) {
            return MOST_LEAVES + 1;
        }
        int count = 0;
        for (final RecordedField field : type.fields()) {
            count += field.constant() ? 1 : count(field.type(), depth + 1);
            if (count > MOST_LEAVES) {
                return MOST_LEAVES + 1;
            }
        }
        leaves.put(type.id(), count);
        return count;
    }
}
