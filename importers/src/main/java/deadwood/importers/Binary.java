package deadwood.importers;

import deadwood.model.profile.AddressNames;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program or library that has names for its code. For one thread. */
public interface Binary extends AddressNames, Closeable {

    Path path();

    /** The id that the linker gave it, in hexadecimal, "" if it has none. */
    String buildId() throws IOException;

    /** Whether it has any names. */
    boolean hasNames() throws IOException;

    /** What was wrong with it so far, a sentence each; what is damaged is left out. */
    List<String> warnings();
}
