package deadwood.importers.pprof.legacy;

import deadwood.importers.ImportException;
import deadwood.importers.ImportOptions;
import deadwood.importers.Importer;
import deadwood.importers.text.HeapLimit;
import deadwood.importers.text.Recovering;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads the binary CPU profiles of gperftools, of Go before 1.9 and of Java agents: words of 32 or 64 bits in either order. */
public final class CpuProfileImporter implements Importer {

    private static final int BUFFER = 1 << 16;

    @Override
    public String format() {
        return "legacy CPU profile";
    }

    @Override
    public boolean recognises(final byte[] head) {
        return CpuHeader.of(head) != null;
    }

    @Override
    public Snapshot read(final Path file, final boolean gzipped, final ImportOptions options, final Progress progress,
            final CancelSignal cancel) throws IOException {
        return HeapLimit.within(file, "samples", () -> read(file, gzipped, progress, cancel));
    }

    private static Snapshot read(final Path file, final boolean gzipped, final Progress progress,
            final CancelSignal cancel) throws IOException {
        final long size = Files.size(file);
        progress.begin("reading samples", size, Progress.Unit.BYTES);
        try (InputStream raw = Files.newInputStream(file);
                Recovering content = new Recovering(gzipped ? new GZIPInputStream(raw, BUFFER) : raw);
                InputStream in = new BufferedInputStream(content, BUFFER)) {
            in.mark(CpuHeader.WORDS * Long.BYTES);
            final @Nullable CpuHeader header = CpuHeader.of(in.readNBytes(CpuHeader.WORDS * Long.BYTES));
            in.reset();
            if (header == null) {
                throw new ImportException.Corrupt(file + " does not begin as a CPU profile does", 0);
            }
            final TextWarnings warnings = new TextWarnings();
            final AddressProfile samples = CpuSamples.read(in, header, warnings, cancel);
            if (content.damage() != null) {
                warnings.add(-1, content.damage() + "; what is before that was kept");
            }
            if (!header.isJava()) {
                samples.removeDuplicateLeaves();
            }
            final StackProfile profile = AddressAssembly.profile(samples, cancel);
            return new Snapshot(file, size,
                    header.isJava() ? "Java CPU profile (legacy pprof)" : "CPU profile (legacy pprof)",
                    null, warnings.list(), Snapshot.Content.of(profile));
        }
    }
}
