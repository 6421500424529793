package deadwood.importers.jfr;

import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.importers.jfr.ValueReader.Structure;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameTable.Function;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the constants of a chunk mean: names of classes, methods and threads, each worked out once. */
final class Constants {

    /** In place of a name that the file does not hold. */
    static final String UNKNOWN = "[unknown]";
    /** async-profiler writes it for functions that are not Java (flightRecorder.cpp). */
    private static final String NO_DESCRIPTOR = "()L;";
    /** Texts within structures within structures; a file may chain them in a circle. */
    private static final int DEEPEST = 8;

    /**
     * A method or function.
     *
     * @param library of a function that is not Java, "" if there is none or it is unknown
     */
    record Code(Function function, boolean isNative, String library) {}

    private final ConstantPools pools;
    private final Map<ConstantKey, @Nullable String> texts = new HashMap<>();
    private final Map<ConstantKey, Code> methods = new HashMap<>();

    Constants(final ConstantPools pools) {
        this.pools = pools;
    }

    /** A constant with fields, or a structure that stands in place; null if there is none. */
    @Nullable
    Structure structure(final @Nullable Object value) {
        final Object resolved = value instanceof final ConstantKey key ? pools.constant(key) : value;
        return resolved instanceof final Structure structure ? structure : null;
    }

    /** The text of a string, or of a constant or structure whose first field is one: a symbol, a state, a description; null if there is none. */
    @Nullable
    String text(final @Nullable Object value) {
        if (!(value instanceof final ConstantKey key)) {
            return plainText(value);
        }
        if (texts.containsKey(key)) {
            return texts.get(key);
        }
        final String text = plainText(value);
        texts.put(key, text);
        return text;
    }

    private @Nullable String plainText(final @Nullable Object value) {
        Object at = value;
        for (int depth = 0; depth < DEEPEST; depth++) {
            switch (at) {
                case final ConstantKey key -> at = pools.constant(key);
                case final Structure structure -> at = structure.values().length > 0 ? structure.values()[0] : null;
                case null -> {
                    return null;
                }
                default -> {
                    return at.toString();
                }
            }
        }
        return null;
    }

    /** The name of a class as the source has it: "java.lang.String[]"; null if it is not known. */
    @Nullable
    String className(final @Nullable Object value) {
        final String symbol = classSymbol(value);
        return symbol == null ? null : readable(symbol);
    }

    private @Nullable String classSymbol(final @Nullable Object value) {
        final Structure structure = structure(value);
        return structure == null ? null : text(structure.get("name"));
    }

    /** From the name in a class file. */
    static String readable(final String symbol) {
        int dimensions = 0;
        while (dimensions < symbol.length() && symbol.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return symbol.replace('/', '.');
        }
        final String element = symbol.substring(dimensions);
        final String name = switch (element) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "S" -> "short";
            case "C" -> "char";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> element.startsWith("L") && element.endsWith(";")
                    ? element.substring(1, element.length() - 1).replace('/', '.')
                    : element.replace('/', '.');
        };
        return name + "[]".repeat(dimensions);
    }

    /** The name of a thread: as Java knows it, else as the operating system does; null if there is no thread. */
    @Nullable
    String threadName(final @Nullable Object value) {
        final Structure thread = structure(value);
        if (thread == null) {
            return null;
        }
        return threadName(text(thread.get("javaName")), Boolean.TRUE.equals(thread.get("virtual")),
                text(thread.get("osName")), thread.number("osThreadId"));
    }

    /** The name of a thread. */
    static String threadName(final @Nullable String javaName, final boolean isVirtual, final @Nullable String osName,
            final long osId) {
        if (javaName != null && !javaName.isEmpty()) {
            return javaName;
        }
        if (isVirtual) {
            // They are as many as requests are, and have no names.
            return "[virtual thread]";
        }
        return osName == null || osName.isEmpty() ? "[thread " + osId + "]" : osName;
    }

    /** A method by its key, {@link #UNKNOWN} if there is none. */
    Code method(final ConstantKey key) {
        return methods.computeIfAbsent(key, this::resolve);
    }

    static Code unknownCode() {
        return new Code(new Function(UNKNOWN, "", "", 0), false, "");
    }

    private Code resolve(final ConstantKey key) {
        final Structure method = structure(key);
        if (method == null) {
            return unknownCode();
        }
        final String type = Objects.requireNonNullElse(classSymbol(method.get("type")), "");
        final String name = Objects.requireNonNullElse(text(method.get("name")), UNKNOWN);
        return code(type, name, Objects.requireNonNullElse(text(method.get("descriptor")), ""));
    }

    /**
     * A method.
     *
     * @param type as in a class file
     */
    static Code code(final String type, final String name, final String descriptor) {
        if (descriptor.equals(NO_DESCRIPTOR)) {
            return new Code(new Function(name, type + "." + name, "", 0), true, type);
        }
        final String readable = type.isEmpty() ? name : readable(type) + "." + name;
        return new Code(new Function(readable, type + "." + name + descriptor, "", 0), false, "");
    }

    /** How a frame's code runs, by the constant that names it. */
    static FrameKind kind(final @Nullable String name, final boolean isNative) {
        return switch (Objects.requireNonNullElse(name, "")) {
            case "Interpreted" -> FrameKind.INTERPRETED;
            case "JIT compiled", "C1 compiled" -> FrameKind.COMPILED;
            case "Inlined" -> FrameKind.INLINED;
            case "Native", "C++" -> FrameKind.NATIVE;
            case "Kernel" -> FrameKind.KERNEL;
            default -> isNative ? FrameKind.NATIVE : FrameKind.UNKNOWN;
        };
    }
}
