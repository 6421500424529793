package deadwood.importers.elf;

import deadwood.importers.Binary;
import deadwood.importers.BinaryFormat;
import java.io.IOException;
import java.nio.file.Path;

/** Opens ELF binaries of 32 and 64 bits, little endian. */
public final class ElfFormat implements BinaryFormat {

    @Override
    public Binary open(final Path path) throws IOException {
        return ElfBinary.open(path);
    }
}
