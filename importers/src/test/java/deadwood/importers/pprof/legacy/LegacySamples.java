package deadwood.importers.pprof.legacy;

import deadwood.importers.Importer;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.store.CancelSignal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The samples of a legacy profile before they are made a profile of. */
final class LegacySamples {

    private LegacySamples() {}

    /** As the reference tool writes them. */
    static List<String> referenceText(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        final CpuHeader header = CpuHeader.of(bytes);
        if (header != null) {
            final AddressProfile samples = CpuSamples.read(new ByteArrayInputStream(bytes), header,
                    new TextWarnings(), CancelSignal.NEVER);
            final ReferenceText text = new ReferenceText(samples);
            if (!header.isJava()) {
                samples.removeDuplicateLeaves();
            }
            return text.lines();
        }
        final LegacyHead.Kind kind = LegacyHead.kind(
                Arrays.copyOf(bytes, Math.min(bytes.length, Importer.HEAD_BYTES)));
        try (TextLines lines = new TextLines(TextInput.open(file, false, _ -> {}), CancelSignal.NEVER)) {
            final AddressProfile samples = LegacyTextImporter.samples(file, kind,
                    new TextSource(lines, new TextWarnings()));
            final ReferenceText text = new ReferenceText(samples);
            if (kind == LegacyHead.Kind.THREADS) {
                samples.removeDuplicateLeaves();
            }
            return text.lines();
        }
    }
}
