package deadwood.importers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Opens binaries of one format. */
public interface BinaryFormat {

    /**
     * Opens a binary.
     *
     * @throws ImportException if it is none, cannot be read, is cut short, or is damaged where it says what it consists of; the message is
     *         a sentence
     */
    Binary open(Path path) throws IOException;

    /** Opens a binary of any format that is known, with the same errors. */
    static Binary openAny(final Path path) throws IOException {
        ImportException.UnknownFormat none = new ImportException.UnknownFormat(path + " is no binary");
        for (final BinaryFormat format : ServiceLoader.load(BinaryFormat.class)) {
            try {
                return format.open(path);
            } catch (final ImportException.UnknownFormat e) {
                none = e;
            }
        }
        throw none;
    }
}
