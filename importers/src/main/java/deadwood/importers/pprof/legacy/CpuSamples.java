package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.importers.text.TextInput;
import deadwood.importers.text.TextLines;
import deadwood.importers.text.TextWarnings;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.store.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * The samples of a binary CPU profile, each a count, a depth and as many addresses; 0, 1, 0 ends them. A memory map or symbols stand
 * behind them as text.
 */
final class CpuSamples {

    static final String DEEP = "a stack has more frames than any program; what is before it was kept";
    static final String CUT = "the file ends within a sample; what is before it was kept";
    static final String NO_END = "the file ends without the mark of the end; samples and names may be missing";

    private static final SampleType NANOSECONDS = new SampleType("cpu", "nanoseconds");
    private static final int DEEPEST = 1 << 20;
    private static final int CHECK_EVERY = 1 << 12;
    private static final long MICROSECOND = 1000;

    private final CpuHeader header;
    private final CpuWords words;
    private final TextWarnings warnings;
    private final CancelSignal cancel;
    private final long period;
    private final AddressProfile profile;
    private final LongList stack = new LongList();

    private CpuSamples(final InputStream in, final CpuHeader header, final TextWarnings warnings,
            final CancelSignal cancel) {
        this.header = header;
        this.words = new CpuWords(in, header);
        this.warnings = warnings;
        this.cancel = cancel;
        this.period = header.periodMicros() * MICROSECOND;
        this.profile = new AddressProfile(List.of(new SampleType("samples", "count"), NANOSECONDS),
                new ProfileInfo(null, Duration.ZERO, NANOSECONDS, period, List.of(), "", "", ""));
    }

    /** @param in buffered, at the beginning of the file; is read to its end */
    static AddressProfile read(final InputStream in, final CpuHeader header, final TextWarnings warnings,
            final CancelSignal cancel) throws IOException {
        final CpuSamples samples = new CpuSamples(in, header, warnings, cancel);
        if (samples.samples()) {
            samples.names(new TextLines(TextInput.of(in), cancel));
        }
        if (!header.isJava()) {
            samples.profile.removeHandlerFrames();
        }
        return samples.profile;
    }

    /** @return whether names follow */
    private boolean samples() throws IOException {
        for (int i = 0; i < CpuHeader.WORDS; i++) {
            words.next();
        }
        for (int sample = 0;; sample++) {
            if (sample % CHECK_EVERY == 0) {
                cancel.check();
            }
            final long offset = words.offset();
            final long count = words.next();
            if (words.ended()) {
                warnings.add(offset, NO_END);
                return false;
            }
            final long depth = words.next();
            if (!words.ended() && (depth < 0 || depth > DEEPEST)) {
                warnings.add(offset, DEEP);
                return false;
            }
            stack.clear();
            for (long i = 0; i < depth && !words.ended(); i++) {
                stack.add(words.next());
            }
            if (words.ended()) {
                warnings.add(offset, CUT);
                return false;
            }
            if (count == 0 && depth == 1 && stack.get(0) == 0) {
                return true;
            }
            profile.sample(stack, 0, header.isJava() ? 0 : -1, List.of(), count, HeapScale.product(count, period));
        }
    }

    private void names(final TextLines lines) throws IOException {
        while (lines.next()) {
            final String line = lines.text().strip();
            if (header.isJava()) {
                JavaSymbols.line(line, profile);
            } else {
                profile.memoryMap().line(line);
            }
        }
        warnings.addInput(lines);
    }
}
