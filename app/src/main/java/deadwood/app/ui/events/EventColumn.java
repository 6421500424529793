package deadwood.app.ui.events;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.event.EventTables.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of many events, eight bytes each; texts are kept once however often they are there. Filled by one thread, then read by
 * any.
 */
final class EventColumn {

    /** In place of a value. Recordings say that there is none by the same number. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final Field field;
    private Kind kind = Kind.EMPTY;
    private long[] values = new long[16];
    private int size;
    private long characters;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    /** What the values are; the first that is there decides, and if another comes all become texts. */
    enum Kind {
        EMPTY, NUMBER, FRACTION, TRUTH, TIME, DURATION, TEXT
    }

    EventColumn(final Field field) {
        this.field = field;
    }

    Field field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** Whether values are written one below the other by their ends. */
    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.FRACTION || kind == Kind.DURATION;
    }

    /** Characters of all texts that are kept. */
    long characters() {
        return characters;
    }

    void add(final @Nullable Object value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value == null ? NONE : encode(value);
    }

    private long encode(final Object value) {
        final Kind its = kindOf(value);
        if (kind == Kind.EMPTY) {
            kind = its;
        } else if (kind != its && kind != Kind.TEXT) {
            becomeText();
        }
        return switch (kind) {
            case TIME -> nanos((Instant) value);
            case DURATION -> nanos((Duration) value);
            case NUMBER -> (Long) value;
            // minus zero has the bits that say that there is nothing
            case FRACTION -> Double.doubleToLongBits((Double) value == 0 ? 0 : (Double) value);
            case TRUTH -> (Boolean) value ? 1 : 0;
            case TEXT, EMPTY -> id(value.toString());
        };
    }

    private static Kind kindOf(final Object value) {
        return switch (value) {
            case final Long _ -> Kind.NUMBER;
            case final Double _ -> Kind.FRACTION;
            case final Boolean _ -> Kind.TRUTH;
            case final Instant _ -> Kind.TIME;
            case final Duration _ -> Kind.DURATION;
            default -> Kind.TEXT;
        };
    }

    private void becomeText() {
        for (int row = 0; row < size - 1; row++) {
            values[row] = values[row] == NONE ? NONE : id(text(row));
        }
        kind = Kind.TEXT;
    }

    private int id(final String text) {
        return ids.computeIfAbsent(text, _ -> {
            texts.add(text);
            characters += text.length();
            return texts.size() - 1;
        });
    }

    /** What is beyond the years that nanoseconds reach is at their ends. */
    private static long nanos(final Instant time) {
        try {
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), SECOND), time.getNano());
        } catch (final ArithmeticException _) {
            return time.getEpochSecond() < 0 ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
    }

    private static long nanos(final Duration duration) {
        try {
            return duration.toNanos();
        } catch (final ArithmeticException _) {
            return duration.isNegative() ? Long.MIN_VALUE + 1 : Long.MAX_VALUE;
        }
    }

    /** Done with filling. */
    void trim() {
        values = Arrays.copyOf(values, size);
        ids.clear();
    }

    /** The value itself: nanoseconds of times and durations, ids of texts, bits of fractions, {@link #NONE}. */
    long value(final int row) {
        return values[row];
    }

    /** The distinct texts, by their ids. */
    List<String> texts() {
        return texts;
    }

    /** As the table shows it, "" for nothing. */
    String text(final int row) {
        final long value = values[row];
        if (value == NONE) {
            return "";
        }
        return switch (kind) {
            case EMPTY -> "";
            case NUMBER -> field.unit().equals("address")
                    ? "0x" + Long.toHexString(value)
                    : Amounts.of(value, field
                            .unit());
            case FRACTION -> fraction(Double.longBitsToDouble(value));
            case TRUTH -> value == 1 ? "true" : "false";
            case TIME -> CLOCK.format(instant(value));
            case DURATION -> Amounts.of(value, "ns");
            case TEXT -> texts.get((int) value);
        };
    }

    /** With the date, and numbers to the last digit. */
    String exact(final int row) {
        final long value = values[row];
        return switch (kind) {
            case TIME -> value == NONE ? "" : instant(value).toString();
            case NUMBER -> value == NONE ? "" : (Sizes.count(value) + " " + field.unit()).strip();
            case DURATION -> value == NONE ? "" : Sizes.count(value) + " ns";
            default -> text(row);
        };
    }

    private static Instant instant(final long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    private String fraction(final double value) {
        if (field.unit().equals("ratio") || field.unit().startsWith("percent")) {
            return Sizes.share(value);
        }
        return String.format(Locale.ENGLISH, "%.3f", value).replace('-', '−') + (field.unit().isEmpty()
                ? ""
                : " " + field.unit());
    }

    /** Orders two rows by what they hold; nothing comes first. */
    int compare(final int one, final int other) {
        final long a = values[one];
        final long b = values[other];
        if (a == NONE || b == NONE) {
            return Boolean.compare(a != NONE, b != NONE);
        }
        return switch (kind) {
            case TEXT -> texts.get((int) a).compareTo(texts.get((int) b));
            case FRACTION -> Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
            default -> Long.compare(a, b);
        };
    }
}
