package deadwood.importers.elf;

import deadwood.importers.Binary;
import deadwood.importers.ImportException;
import deadwood.importers.elf.ElfFile.Section;
import deadwood.importers.elf.ElfFile.Segment;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Mapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names and lines that a binary in the ELF format has for its code. Sections are read when an address is asked for first. For one thread.
 * <p>
 * Names of C++ and Rust stay as the linker knows them. What other languages than Go inline into a function counts as that function; its line is
 * not known where the source is another file.
 */
public final class ElfBinary implements Binary {

    private static final int NOTE_HEAD = 12;
    private static final int BUILD_ID = 3;
    private static final long MOST_INLINED_CALLS = 1L << 26;

    private final ElfFile file;
    private final Path path;
    private final List<String> warnings = new ArrayList<>();
    private boolean loaded;
    private @Nullable GoFunctionTable goFunctions;
    private @Nullable SymbolTable symbols;
    private boolean linesLoaded;
    private @Nullable LineTable lines;
    private long damagedPlaces;

    private ElfBinary(final ElfFile file, final Path path) {
        this.file = file;
        this.path = path;
    }

    /**
     * Opens a binary.
     *
     * @throws ImportException if it is none, of big endian, cut short or damaged where it says what it consists of; the message is a sentence
     * @throws IOException if it cannot be read
     */
    public static ElfBinary open(final Path path) throws IOException {
        return new ElfBinary(ElfFile.open(path), path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> warnings() {
        final List<String> all = new ArrayList<>(warnings);
        if (lines != null && lines.damagedUnits() > 0) {
            all.add("%s: %,d units of its DWARF lines are damaged or of an unknown version; they were left out"
                    .formatted(path, lines.damagedUnits()));
        }
        if (damagedPlaces > 0) {
            all.add("%s: what it says of %,d addresses is damaged".formatted(path, damagedPlaces));
        }
        return all;
    }

    /** Whether it has a table of Go, or symbols. */
    @Override
    public boolean hasNames() throws IOException {
        load();
        return goFunctions != null || symbols != null;
    }

    /** The content of the note {@code NT_GNU_BUILD_ID}. */
    @Override
    public String buildId() throws IOException {
        for (final Section section : file.sections()) {
            if (section.type() == ElfFile.NOTES) {
                final String id = buildId(file.read(section));
                if (!id.isEmpty()) {
                    return id;
                }
            }
        }
        return "";
    }

    private static String buildId(final ElfBytes notes) throws ImportException.Corrupt {
        long at = 0;
        while (at + NOTE_HEAD <= notes.size()) {
            final long nameSize = notes.u32(at);
            final long size = notes.u32(at + 4);
            final long content = at + NOTE_HEAD + (nameSize + 3 & ~3L);
            if (notes.u32(at + 8) == BUILD_ID && nameSize == 4 && notes.is(at + NOTE_HEAD, "GNU")) {
                final byte[] id = new byte[Math.clamp(size, 0, 64)];
                for (int i = 0; i < id.length; i++) {
                    id[i] = (byte) notes.u8(content + i);
                }
                return HexFormat.of().formatHex(id);
            }
            at = content + (size + 3 & ~3L);
        }
        return "";
    }

    @Override
    public List<Call> at(final @Nullable Mapping mapping, final long address) throws IOException {
        load();
        final Long own = mapping == null ? Long.valueOf(address) : linked(mapping, address);
        return own == null ? List.of() : calls(own);
    }

    /** The address that the linker gave to what is mapped at an address, null if it is not of this file. */
    private @Nullable Long linked(final Mapping mapping, final long address) {
        if (file.type() == ElfFile.EXECUTABLE && segmentAt(address) != null) {
            return address;
        }
        final long offset = address - mapping.start() + mapping.offset();
        Segment found = null;
        for (final Segment segment : file.segments()) {
            // Pages at the border of two segments belong to both.
            if (segment.hasOffset(offset) && (found == null || segment.executable() && !found.executable())) {
                found = segment;
            }
        }
        return found == null ? null : offset - found.offset() + found.address();
    }

    private @Nullable Segment segmentAt(final long address) {
        for (final Segment segment : file.segments()) {
            if (segment.executable() && segment.hasAddress(address)) {
                return segment;
            }
        }
        return null;
    }

    private List<Call> calls(final long address) throws IOException {
        try {
            if (goFunctions != null) {
                final List<Call> calls = goFunctions.at(address);
                if (!calls.isEmpty()) {
                    return calls;
                }
            }
            final SymbolTable.Symbol symbol = symbols == null ? null : symbols.at(address);
            return symbol == null ? List.of() : List.of(call(symbol, address));
        } catch (final ImportException.Corrupt e) {
            damagedPlaces++;
            return List.of();
        }
    }

    private Call call(final SymbolTable.Symbol symbol, final long address) throws IOException {
        loadLines();
        LineTable.Place begin = null;
        LineTable.Place place = null;
        if (lines != null) {
            try {
                begin = lines.at(symbol.address());
                place = lines.at(address);
            } catch (final ImportException.Corrupt e) {
                damagedPlaces++;
            }
        }
        if (begin == null) {
            return new Call(new Function(symbol.name(), "", place == null ? "" : place.file(), 0),
                    place == null ? 0 : place.line());
        }
        // A line of another file is of something inlined.
        final int line = place != null && place.file().equals(begin.file()) ? place.line() : 0;
        return new Call(new Function(symbol.name(), "", begin.file(), begin.line()), line);
    }

    private void load() throws IOException {
        if (loaded) {
            return;
        }
        loaded = true;
        try {
            symbols = symbolTable();
        } catch (final ImportException e) {
            warnings.add(e.getMessage());
        }
        try {
            final Section table = file.section(".gopclntab", ".data.rel.ro.gopclntab");
            goFunctions = table == null ? null : goFunctions(table);
        } catch (final ImportException e) {
            warnings.add(e.getMessage());
        }
    }

    private @Nullable SymbolTable symbolTable() throws IOException {
        for (final int type : new int[]{ElfFile.SYMBOLS, ElfFile.DYNAMIC_SYMBOLS}) {
            for (final Section section : file.sections()) {
                if (section.type() == type && section.link() > 0 && section.link() < file.sections().size()) {
                    return new SymbolTable(file.read(section), file.read(file.sections().get(section.link())), file
                            .wordSize());
                }
            }
        }
        return null;
    }

    private GoFunctionTable goFunctions(final Section table) throws IOException {
        final Section code = file.section(".text");
        final long begin = symbols == null ? 0 : symbols.addressOf("runtime.text");
        final long inlined = symbols == null ? 0 : symbols.addressOf("go:func.*", "go.func.*");
        return new GoFunctionTable(file.read(table), begin != 0 ? begin : code == null ? 0 : code.address(),
                inlined == 0 ? null : file.readAt(inlined, MOST_INLINED_CALLS));
    }

    private void loadLines() throws IOException {
        if (linesLoaded) {
            return;
        }
        linesLoaded = true;
        try {
            final Section section = file.section(".debug_line");
            if (section != null) {
                lines = new LineTable(new LineNames(file.read(section), optional(".debug_line_str"), optional(
                        ".debug_str")));
            }
        } catch (final ImportException e) {
            warnings.add(e.getMessage());
        }
    }

    private ElfBytes optional(final String name) throws IOException {
        final Section section = file.section(name);
        return section == null ? new ElfBytes(new byte[0], "the section " + name, 0) : file.read(section);
    }
}
