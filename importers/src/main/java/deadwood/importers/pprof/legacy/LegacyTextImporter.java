package deadwood.importers.pprof.legacy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts that C++ programs and Java agents wrote for pprof before profile.proto. */
public final class LegacyTextImporter implements Importer {

    @Override
    public String format() {
        return "legacy pprof text";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return LegacyHead.kind(head) != LegacyHead.Kind.NONE;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "samples", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        final TextWarnings warnings = new TextWarnings();
        final LegacyHead.Kind kind;
        try (TextInput input = TextInput.open(file, gzipped, _ -> {})) {
            kind = LegacyHead.kind(input.head(HEAD_BYTES));
        }
        final Progress.Step step = progress.begin("reading samples", size, Progress.Unit.BYTES);
        try (TextLines lines = new TextLines(TextInput.open(file, gzipped, step), cancel)) {
            final TextSource text = new TextSource(lines, warnings);
            final AddressProfile samples = samples(file, kind, text);
            text.end();
            if (kind == LegacyHead.Kind.THREADS) {
                samples.removeDuplicateLeaves();
            }
            final StackProfile profile = AddressAssembly.profile(samples, cancel);
            return new Snapshot(file, size, kind.format(), null, warnings.list(), Snapshot.Content.of(profile));
        }
    }

    /** Reads the samples of a text that has not been begun. */
    static AddressProfile samples(final Path file, final LegacyHead.Kind kind, final TextSource text)
            throws IOException {
        if (!text.nextMeaningful()) {
            throw new ImportException.Truncated(file + " holds nothing but comments");
        }
        return switch (kind) {
            case HEAP -> HeapText.read(text, header(file, LegacyHead.HEAP, text));
            case JEMALLOC -> JemallocText.read(text, header(file, LegacyHead.JEMALLOC, text));
            case COUNT -> CountText.read(text, header(file, LegacyHead.COUNT, text));
            case CONTENTION -> ContentionText.read(text);
            case THREADS -> ThreadText.read(text);
            case JAVA_HEAP -> JavaText.read(text, true);
            case JAVA_CONTENTION -> JavaText.read(text, false);
            case NONE -> throw begins(file);
        };
    }

    private static Matcher header(final Path file, final Pattern pattern, final TextSource text) throws IOException {
        final Matcher header = pattern.matcher(text.line());
        if (!header.matches()) {
            throw begins(file);
        }
        return header;
    }

    private static ImportException begins(final Path file) {
        return new ImportException.Corrupt(file + " does not begin as a profile does", 0);
    }

    /** Reads the memory map that the rest of a text is. */
    static void memoryMap(final TextSource text, final AddressProfile profile) throws IOException {
        while (text.next()) {
            profile.memoryMap().line(text.line());
        }
    }
}
