package deadwood.app.cli.json;

import java.io.PrintWriter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the records of this package: fields in the order of their declaration, indented, a new line at the end. */
public final class JsonOutput {

    // The same line ends on every system: programs and goldens compare the output.
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // What the writer throws means the same to everybody, wherever in a record it was thrown.
            .disable(SerializationFeature.WRAP_EXCEPTIONS)
            .build()
            .writer().with(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private JsonOutput() {}

    /** @param record one of the records of this package */
    public static void write(final Object record, final PrintWriter out) {
        WRITER.writeValue(out, record);
        out.print('\n');
    }

    /** As the command line names an object: {@code 0x} and its address in hexadecimal. */
    public static String address(final long address) {
        return "0x" + Long.toHexString(address);
    }
}
