package deadwood.app.cli;

import deadwood.app.cli.json.JsonOutput;
import deadwood.app.cli.json.ObjectNameJson;
import deadwood.app.cli.json.ValueJson;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ObjectSelection;
import deadwood.model.query.Value;
import deadwood.model.snapshot.Snapshot;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the command line names objects and classes, and how it finds those that were named. */
final class ObjectNames {

    private static final int MAXIMUM_TEXT = 60;

    private final Snapshot snapshot;
    private final HeapGraph heap;

    ObjectNames(final Snapshot snapshot, final HeapGraph heap) {
        this.snapshot = snapshot;
        this.heap = heap;
    }

    /** Whether a word is meant to be an address. */
    static boolean isAddress(final String word) {
        return word.length() > 2 && word.substring(0, 2).equalsIgnoreCase("0x");
    }

    /** The address that a word is. */
    static long address(final String word) {
        if (isAddress(word)) {
            try {
                return Long.parseUnsignedLong(word.substring(2), 16);
            } catch (final NumberFormatException e) {
                throw new UsageException(notAnAddress(word));
            }
        }
        throw new UsageException(notAnAddress(word));
    }

    private static String notAnAddress(final String word) {
        return "'" + word + "' is no address; give 0x and hexadecimal digits, as the other commands print them";
    }

    /** The object at an address. */
    int find(final long wanted) {
        final int object = heap.objectAt(wanted);
        if (object == HeapGraph.NONE) {
            throw new UsageException(snapshot.name() + " has no object at " + JsonOutput.address(wanted));
        }
        return object;
    }

    /** The classes of a name. */
    ObjectSelection.OfClasses findClasses(final String name, final boolean subclasses) {
        final ObjectSelection.OfClasses found = ObjectSelection.named(heap.classes(), name, subclasses);
        if (found.classIds().isEmpty()) {
            throw new UsageException(snapshot.name() + " has no class " + name
                    + "; name it as the other commands do, * stands for any characters");
        }
        return found;
    }

    /** Objects by addresses, or those of classes by names. */
    ObjectSelection findAll(final List<String> words, final boolean subclasses) {
        if (words.stream().allMatch(ObjectNames::isAddress)) {
            return new ObjectSelection.OfObjects(words.stream().mapToInt(word -> find(address(word))).toArray());
        }
        final BitSet classes = new BitSet();
        for (final String word : words) {
            if (isAddress(word)) {
                throw new UsageException("give either classes or addresses, not both");
            }
            classes.or(findClasses(word, subclasses).classIds());
        }
        return new ObjectSelection.OfClasses(classes);
    }

    String address(final int object) {
        return JsonOutput.address(heap.addressOf(object));
    }

    String className(final int object) {
        return heap.classOf(object).name();
    }

    /** Of a class object the class it stands for. */
    @Nullable
    String ofClass(final int object) {
        final ClassInfo mirrored = heap.classes().ofMirror(object);
        return mirrored == null ? null : mirrored.name();
    }

    ObjectNameJson json(final int object) {
        return new ObjectNameJson(address(object), className(object), ofClass(object));
    }

    /** {@code class com.acme.Router} for a class object, the class for all others. */
    String label(final int object) {
        final String mirrored = ofClass(object);
        return mirrored == null ? className(object) : "class " + mirrored;
    }

    @Nullable
    ValueJson json(final @Nullable Value value) {
        return switch (value) {
            case null -> null;
            case Value.Null _ -> null;
            case final Value.Primitive primitive -> ValueJson.primitive(primitive.text());
            case final Value.Reference reference -> ValueJson.reference(json(reference.object()), reference.text());
            case final Value.Dangling dangling -> ValueJson.dangling(JsonOutput.address(dangling.address()));
        };
    }

    /** A value in a line. */
    String text(final @Nullable Value value) {
        return switch (value) {
            case null -> "null";
            case Value.Null _ -> "null";
            case final Value.Primitive primitive -> primitive.text();
            case final Value.Reference reference -> address(reference.object()) + " " + label(reference.object())
                    + (ofClass(reference.object()) == null ? quoted(" ", reference.text()) : "");
            case final Value.Dangling dangling -> JsonOutput.address(dangling.address()) + " (not in the dump)";
        };
    }

    /** A name as it is, without what would move the cursor of a terminal. */
    static String printable(final String name) {
        return name.chars().anyMatch(Character::isISOControl)
                ? name.codePoints().map(character -> Character.isISOControl(character) ? '\ufffd' : character)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                : name;
    }

    /** A text in quotes and in one line, "" if there is none. */
    static String quoted(final String before, final @Nullable String text) {
        if (text == null) {
            return "";
        }
        final StringBuilder line = new StringBuilder(before).append('"');
        text.codePoints().limit(MAXIMUM_TEXT).forEach(character -> {
            switch (character) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                case '"' -> line.append("\\\"");
                default -> line.appendCodePoint(Character.isISOControl(character) ? '\ufffd' : character);
            }
        });
        return line.append('"').append(text.codePointCount(0, text.length()) > MAXIMUM_TEXT ? "…" : "").toString();
    }
}
