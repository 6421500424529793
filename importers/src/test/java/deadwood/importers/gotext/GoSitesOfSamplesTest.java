package deadwood.importers.gotext;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.OpenedText;
import deadwood.model.gosite.GoSiteKind;
import deadwood.model.gosite.GoSites;
import deadwood.model.gosite.GoSites.Certainty;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sites of the program that made the samples, whose functions with maps and tries are known by name: from the addresses of its text
 * profiles, looked up in the symbols of its binary here, and from its protobuf profiles.
 */
class GoSitesOfSamplesTest {

    /** Functions that put into maps; all else that it calls allocates no buckets. */
    private static final List<String> MAP_USERS = List.of("main.fillInts", "main.fillStrs", "main.fillBigs",
            "main.zeroValues", "main.churn", "main.(*PrefixNode).Insert", "main.fillPrefix", "main.main");
    private static final Pattern ROW = Pattern.compile("(\\d+): (\\d+) \\[(\\d+): (\\d+)\\] @ (.*)");
    private static final int SYMBOL_BYTES = 24;
    private static final int SECTION_BYTES = 64;
    private static final int SYMBOLS = 2;

    @TempDir
    private Path cache;

    private static Path root(final String version) {
        final String root = System.getProperty("deadwood.goSamples", "");
        Assumptions.assumeTrue(!root.isEmpty() && Files.isDirectory(Path.of(root)),
                "no samples of Go: give -Ddeadwood.goSamples=DIR");
        return Path.of(root).resolve("go" + version);
    }

    /** The functions of a 64-bit ELF by their first address. */
    private static NavigableMap<Long, String> symbols(final Path gzipped) throws IOException {
        final ByteBuffer elf;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzipped))) {
            elf = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
        final int sections = (int) elf.getLong(0x28);
        final NavigableMap<Long, String> symbols = new TreeMap<>();
        for (int i = 0; i < elf.getShort(0x3C); i++) {
            final int section = sections + i * SECTION_BYTES;
            if (elf.getInt(section + 4) == SYMBOLS) {
                final int names = (int) elf.getLong(sections + elf.getInt(section + 0x28) * SECTION_BYTES + 0x18);
                final int start = (int) elf.getLong(section + 0x18);
                for (int at = start; at < start + elf.getLong(section + 0x20); at += SYMBOL_BYTES) {
                    if ((elf.get(at + 4) & 0xF) == 2) {
                        symbols.put(elf.getLong(at + 8), text(elf, names + elf.getInt(at)));
                    }
                }
            }
        }
        return symbols;
    }

    private static String text(final ByteBuffer bytes, final int start) {
        int end = start;
        while (bytes.get(end) != 0) {
            end++;
        }
        final byte[] name = new byte[end - start];
        bytes.get(start, name);
        return new String(name, StandardCharsets.UTF_8);
    }

    private static StackProfile resolved(final Path text, final NavigableMap<Long, String> symbols) throws IOException {
        final StackProfileBuilder builder = new StackProfileBuilder(
                List.of(new SampleType("alloc_objects", "count"), new SampleType("alloc_space", "bytes")));
        for (final String line : Files.readAllLines(text)) {
            final Matcher row = ROW.matcher(line);
            if (row.matches()) {
                int stack = StackTable.ROOT;
                for (final String address : List.of(row.group(5).split(" ")).reversed()) {
                    final Map.Entry<Long, String> symbol = symbols.floorEntry(Long.decode(address) - 1);
                    stack = builder.stack(stack,
                            builder.frame(builder.function(symbol == null ? address : symbol.getValue())));
                }
                builder.sample(stack, StackProfile.NO_LABELS, Long.parseLong(row.group(3)),
                        Long.parseLong(row.group(4)));
            }
        }
        return builder.build(1, ProfileInfo.NONE);
    }

    /** The functions are those that the program's source has maps in, as far as its few samples reach. */
    @ParameterizedTest
    @CsvSource({"1.19, main.zeroValues", "1.23, main.writeMetrics", "1.24, main.churn",
        "1.26, main.churn main.fillStrs"})
    void addressesLookedUpNameTheFunctionsWithMaps(final String version, final String functions) throws IOException {
        final NavigableMap<Long, String> symbols = symbols(root(version).resolve("leaklab.gz"));
        final TreeSet<String> found = new TreeSet<>();
        final List<Path> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(root(version))) {
            files.filter(file -> file.toString().endsWith(".allocs.debug1.txt")).sorted().forEach(texts::add);
        }
        for (final Path text : texts) {
            final StackProfile profile = resolved(text, symbols);
            for (final GoSites.Row row : GoSites.of(profile, 1, _ -> true, CancelSignal.NEVER).rows()) {
                assertThat(row.certainty()).isEqualTo(Certainty.NAMED_FRAME);
                assertThat(row.structure()).isEqualTo("map");
                assertThat(row.kind()).isEqualTo(GoSiteKind.MAP_GROWTH);
                found.add(row.function().name());
            }
        }
        assertThat(found).containsExactly(functions.split(" "));
    }

    /** Hardly any sample of the small program is of a map: what is inferred must not be wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"1.19", "1.23", "1.24", "1.26", "1.24-http"})
    void protobufProfilesAreNotOverread(final String version) throws IOException {
        final List<Path> profiles = new ArrayList<>();
        try (Stream<Path> files = Files.list(root(version))) {
            files.filter(file -> file.getFileName().toString().matches(".*(heap|allocs).*\\.pb\\.gz")).sorted()
                    .forEach(profiles::add);
        }
        assertThat(profiles).isNotEmpty();
        for (final Path file : profiles) {
            try (Snapshot snapshot = OpenedText.open(file, cache)) {
                final StackProfile profile = OpenedText.profile(snapshot);
                for (final GoSites.Row row : GoSites.of(profile, profile.defaultType(), _ -> true, CancelSignal.NEVER)
                        .rows()) {
                    assertThat(row.structure()).isIn("map", "sync.Map", "unique");
                    assertThat(row.certainty() == Certainty.INFERENCE && row.function().name().startsWith("main.")
                            ? MAP_USERS
                            : List.of(row.function().name())).contains(row.function().name());
                }
            }
        }
    }
}
