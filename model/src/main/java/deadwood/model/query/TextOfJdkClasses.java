package deadwood.model.query;

import deadwood.model.heap.FieldType;
import deadwood.model.heap.HeapObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How objects of JDK classes read, by class name, from the fields that JDK 8 to 25 give them. A new class is one line of the table. What a
 * dump holds need not make sense: a decoder returns null where it does not.
 */
final class TextOfJdkClasses {

    /** Bytes of a {@code BigInteger} that are told; it takes time quadratic in them to turn them into digits. */
    private static final int MAXIMUM_NUMBER = 1 << 10;

    private static final Map<String, Decoder> DECODERS = Map.ofEntries(
            Map.entry("java.lang.String", (object, maximum) -> object.text(maximum)),
            Map.entry("java.lang.AbstractStringBuilder", TextOfJdkClasses::builder),
            number("java.lang.Byte"), number("java.lang.Short"), number("java.lang.Integer"),
            number("java.lang.Long"), number("java.util.concurrent.atomic.AtomicInteger"),
            number("java.util.concurrent.atomic.AtomicLong"),
            value("java.lang.Boolean", object -> String.valueOf(object.integer("value", 0) != 0)),
            value("java.util.concurrent.atomic.AtomicBoolean",
                    object -> String.valueOf(object.integer("value", 0) != 0)),
            value("java.lang.Character", object -> String.valueOf((char) object.integer("value", 0))),
            value("java.lang.Float",
                    object -> String.valueOf(Float.intBitsToFloat((int) object.integer("value", 0)))),
            value("java.lang.Double",
                    object -> String.valueOf(Double.longBitsToDouble(object.integer("value", 0)))),
            value("java.math.BigInteger", object -> text(bigInteger(object))),
            value("java.math.BigDecimal", TextOfJdkClasses::bigDecimal),
            value("java.util.UUID",
                    object -> new UUID(object.integer("mostSigBits", 0), object.integer("leastSigBits", 0)).toString()),
            field("java.lang.Enum", "name"), named("java.lang.Thread"), field("java.lang.ThreadGroup", "name"),
            field("java.lang.Module", "name"), field("java.lang.ClassLoader", "name"),
            field("java.lang.Throwable", "detailMessage"),
            field("java.lang.reflect.Method", "name"), field("java.lang.reflect.Field", "name"),
            value("java.lang.StackTraceElement", TextOfJdkClasses::frame),
            field("java.io.File", "path"), field("java.net.URI", "string"),
            value("java.net.URL", TextOfJdkClasses::url),
            Map.entry("sun.nio.fs.UnixPath", TextOfJdkClasses::unixPath),
            field("sun.nio.fs.WindowsPath", "path"),
            field("java.util.zip.ZipFile", "name"), field("java.util.regex.Pattern", "pattern"),
            field("java.nio.charset.Charset", "name"), field("java.util.Currency", "currencyCode"),
            value("java.util.Locale", TextOfJdkClasses::locale),
            value("java.net.InetAddress", TextOfJdkClasses::address),
            value("java.net.InetSocketAddress", TextOfJdkClasses::socketAddress),
            value("java.util.Date", object -> text(Instant.ofEpochMilli(object.integer("fastTime", 0)))),
            value("java.time.LocalDate", object -> text(date(object))),
            value("java.time.LocalTime", object -> text(time(object))),
            value("java.time.LocalDateTime", TextOfJdkClasses::dateTime),
            value("java.time.OffsetDateTime", object -> zoned(object, "offset")),
            value("java.time.ZonedDateTime", object -> zoned(object, "zone")),
            value("java.time.Instant",
                    object -> text(Instant.ofEpochSecond(object.integer("seconds", 0), object.integer("nanos", 0)))),
            value("java.time.Duration",
                    object -> text(Duration.ofSeconds(object.integer("seconds", 0), object.integer("nanos", 0)))),
            field("java.time.ZoneId", "id"),
            field("java.lang.ProcessEnvironment$ExternalData", "str"),
            value("java.nio.Buffer", TextOfJdkClasses::buffer));

    private TextOfJdkClasses() {}

    /** Reads what an object says, at the most so many characters of it. */
    @FunctionalInterface
    interface Decoder {
        @Nullable
        String text(HeapObject object, int maximum);
    }

    /** The decoder of a class by name, its superclasses aside; null if there is none. */
    static @Nullable Decoder decoder(final String className) {
        return DECODERS.get(className);
    }

    private static Map.Entry<String, Decoder> value(final String type,
            final Function<HeapObject, @Nullable String> text) {
        return Map.entry(type, (object, _) -> {
            try {
                return text.apply(object);
            } catch (final DateTimeException | ArithmeticException _) {
                return null;
            }
        });
    }

    private static Map.Entry<String, Decoder> number(final String type) {
        return value(type, object -> String.valueOf(object.integer("value", 0)));
    }

    /** A class that is called by a field with a string. */
    private static Map.Entry<String, Decoder> field(final String type, final String field) {
        return Map.entry(type, (object, maximum) -> string(object, field, maximum));
    }

    /** As {@code field}, but before JDK 9 the name of a thread was a {@code char[]}. */
    private static Map.Entry<String, Decoder> named(final String type) {
        return Map.entry(type, (object, maximum) -> {
            final HeapObject name = object.reference("name");
            return name == null || name.type().elementType() != FieldType.CHAR
                    ? string(object, "name", maximum)
                    : new String(name.bytes(0, Math.min(name.length(), maximum) * Character.BYTES),
                            StandardCharsets.UTF_16BE);
        });
    }

    private static @Nullable String text(final @Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String string(final @Nullable HeapObject object, final String field, final int maximum) {
        final HeapObject string = object == null ? null : object.reference(field);
        return string == null ? null : string.text(maximum);
    }

    private static String orEmpty(final @Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String builder(final HeapObject builder, final int maximum) {
        final HeapObject value = builder.reference("value");
        if (value == null) {
            return null;
        }
        final int count = Math.clamp(builder.integer("count", 0), 0, maximum);
        if (value.type().elementType() == FieldType.CHAR) {
            return new String(value.bytes(0, count * Character.BYTES), StandardCharsets.UTF_16BE);
        }
        return builder.integer("coder", 0) == 0
                ? new String(value.bytes(0, count), StandardCharsets.ISO_8859_1)
                : new String(value.bytes(0, count * Character.BYTES), StandardCharsets.UTF_16LE);
    }

    private static @Nullable BigInteger bigInteger(final HeapObject number) {
        final HeapObject magnitude = number.reference("mag");
        final int sign = Long.signum(number.integer("signum", 0));
        if (magnitude == null || magnitude.length() * Integer.BYTES > MAXIMUM_NUMBER) {
            return null;
        }
        final BigInteger absolute = new BigInteger(1, magnitude.bytes(0, magnitude.length() * Integer.BYTES));
        return sign < 0 ? absolute.negate() : absolute;
    }

    private static @Nullable String bigDecimal(final HeapObject number) {
        final int scale = (int) number.integer("scale", 0);
        final long compact = number.integer("intCompact", Long.MIN_VALUE);
        if (compact != Long.MIN_VALUE) {
            return BigDecimal.valueOf(compact, scale).toString();
        }
        final HeapObject unscaled = number.reference("intVal");
        final BigInteger value = unscaled == null ? null : bigInteger(unscaled);
        return value == null ? null : new BigDecimal(value, scale).toString();
    }

    private static @Nullable String frame(final HeapObject frame) {
        final String type = string(frame, "declaringClass", MAXIMUM_NUMBER);
        final String method = string(frame, "methodName", MAXIMUM_NUMBER);
        return type == null || method == null
                ? null
                : new StackTraceElement(type, method, string(frame, "fileName", MAXIMUM_NUMBER),
                        (int) frame.integer("lineNumber", -1)).toString();
    }

    private static String url(final HeapObject url) {
        final long port = url.integer("port", -1);
        final String authority = string(url, "host", MAXIMUM_NUMBER);
        return orEmpty(string(url, "protocol", MAXIMUM_NUMBER)) + ":"
                + (authority == null || authority.isEmpty() ? "" : "//" + authority + (port < 0 ? "" : ":" + port))
                + orEmpty(string(url, "file", MAXIMUM_NUMBER));
    }

    private static @Nullable String unixPath(final HeapObject path, final int maximum) {
        final HeapObject bytes = path.reference("path");
        return bytes == null
                ? null
                : new String(bytes.bytes(0, Math.min(bytes.length(), maximum)),
                        StandardCharsets.UTF_8);
    }

    private static @Nullable String locale(final HeapObject locale) {
        final HeapObject base = locale.reference("baseLocale");
        final String language = string(base, "language", MAXIMUM_NUMBER);
        final String region = string(base, "region", MAXIMUM_NUMBER);
        return language == null ? null : region == null || region.isEmpty() ? language : language + "_" + region;
    }

    private static @Nullable String address(final HeapObject address) {
        final HeapObject holder = address.reference("holder");
        final String name = string(holder, "hostName", MAXIMUM_NUMBER);
        if (holder == null || address.type().field("holder6") != null) {
            return name;
        }
        final byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) holder.integer("address", 0)).array();
        final StringBuilder dotted = new StringBuilder(name == null ? "" : name + "/");
        for (int i = 0; i < bytes.length; i++) {
            dotted.append(i == 0 ? "" : ".").append(Byte.toUnsignedInt(bytes[i]));
        }
        return dotted.toString();
    }

    private static @Nullable String socketAddress(final HeapObject address) {
        final HeapObject holder = address.reference("holder");
        if (holder == null) {
            return null;
        }
        final HeapObject host = holder.reference("addr");
        final String name = host == null ? string(holder, "hostname", MAXIMUM_NUMBER) : address(host);
        return orEmpty(name) + ":" + holder.integer("port", 0);
    }

    private static LocalDate date(final HeapObject date) {
        return LocalDate.of((int) date.integer("year", 0), (int) date.integer("month", 0),
                (int) date.integer("day", 0));
    }

    private static LocalTime time(final HeapObject time) {
        return LocalTime.of((int) time.integer("hour", 0), (int) time.integer("minute", 0),
                (int) time.integer("second", 0), (int) time.integer("nano", 0));
    }

    private static @Nullable String dateTime(final HeapObject dateTime) {
        final HeapObject date = dateTime.reference("date");
        final HeapObject time = dateTime.reference("time");
        return date == null || time == null ? null : date(date).atTime(time(time)).toString();
    }

    private static @Nullable String zoned(final HeapObject moment, final String zoneField) {
        final HeapObject dateTime = moment.reference("dateTime");
        final String local = dateTime == null ? null : dateTime(dateTime);
        return local == null
                ? null
                : local + orEmpty(string(moment.reference("offset"), "id", MAXIMUM_NUMBER))
                        + (zoneField.equals("offset")
                                ? ""
                                : "[" + orEmpty(string(moment.reference(zoneField), "id", MAXIMUM_NUMBER)) + "]");
    }

    private static String buffer(final HeapObject buffer) {
        return "[pos=" + buffer.integer("position", 0) + " lim=" + buffer.integer("limit", 0) + " cap="
                + buffer.integer("capacity", 0) + "]";
    }
}
