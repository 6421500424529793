package deadwood.importers.gotext;

import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextWarnings;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes the numbers out of a JSON document, each by its path: {@code BySize[3].Mallocs}. What stands in {@code memstats}, as in
 * expvar, is named as if it stood alone.
 */
final class JsonValues {

    private static final String MEM_STATS = "memstats.";
    private static final String COMMAND_LINE = "cmdline[";
    private static final int MOST_ARGUMENTS = 100;
    private static final int CHECK_EVERY = 1 << 10;

    private final TextWarnings warnings;
    private final CancelSignal cancel;
    private final MemStats values = new MemStats();
    private final List<String> commandLine = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private long texts;
    private long tooDeep;

    /** An object or array that is open. */
    private static final class Level {

        /** A longer path names nothing that anybody would look for. */
        private static final int LONGEST_PATH = 500;

        private final @Nullable String path;
        private final boolean isArray;
        private int index;
        private String name = "";

        Level(final @Nullable String path, final boolean isArray) {
            this.path = path;
            this.isArray = isArray;
        }

        /** The path of the next value, null if it is too long. */
        @Nullable
        String next() {
            if (path == null || path.length() + name.length() > LONGEST_PATH) {
                return null;
            }
            if (isArray) {
                return path + "[" + index++ + "]";
            }
            return path.isEmpty() ? name : path + "." + name;
        }
    }

    JsonValues(final TextWarnings warnings, final CancelSignal cancel) {
        this.warnings = warnings;
        this.cancel = cancel;
    }

    void read(final TextInput in) throws IOException {
        final InputStream stream = new InputStream() {
            @Override
            public int read() throws IOException {
                final byte[] one = new byte[1];
                return in.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(final byte[] into, final int from, final int length) throws IOException {
                return in.read(into, from, length);
            }
        };
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), stream)) {
            tokens(parser);
        }
        final String damage = in.damage();
        if (damage != null) {
            warnings.add(-1, damage + "; the values before that were kept");
        }
        if (texts > 0) {
            warnings.add(-1, "%,d values are texts; they were left out".formatted(texts));
        }
        if (values.leftOut() + tooDeep > 0) {
            warnings.add(-1,
                    "%,d values are beyond the %,d that are kept, or have names that are too long; they were left out"
                            .formatted(values.leftOut() + tooDeep, MemStats.MAXIMUM_FIELDS));
        }
    }

    private void tokens(final JsonParser parser) {
        try {
            long count = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                token(parser, token);
                if (++count % CHECK_EVERY == 0) {
                    cancel.check();
                }
            }
            if (!levels.isEmpty()) {
                warnings.add(parser.currentLocation().getByteOffset(),
                        "the document ends before it is complete; the values before that were kept");
            }
        } catch (final JacksonException e) {
            warnings.add(Math.max(-1, parser.currentLocation().getByteOffset()),
                    "the document is damaged in line " + parser.currentLocation().getLineNr()
                            + "; the values before that were kept");
        }
    }

    private void token(final JsonParser parser, final JsonToken token) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> levels.push(
                    new Level(levels.isEmpty() ? "" : levels.peek().next(), token == JsonToken.START_ARRAY));
            case END_OBJECT, END_ARRAY -> levels.pop();
            case PROPERTY_NAME -> levels.element().name = parser.currentName();
            default -> {
                if (token.isScalarValue() && !levels.isEmpty()) {
                    scalar(levels.element().next(), parser.getString(), token);
                }
            }
        }
    }

    private void scalar(final @Nullable String path, final String value, final JsonToken token) {
        if (path == null) {
            tooDeep++;
            return;
        }
        final String name = path.startsWith(MEM_STATS) ? path.substring(MEM_STATS.length()) : path;
        if (token.isNumeric() || token.isBoolean()) {
            values.field(name, value);
        } else if (path.startsWith(COMMAND_LINE) && commandLine.size() < MOST_ARGUMENTS) {
            commandLine.add(value);
        } else {
            texts++;
        }
    }

    MemStats memStats() {
        return values;
    }

    /** How the program was started, as expvar says it. */
    List<String> commandLine() {
        return commandLine;
    }
}
