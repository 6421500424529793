package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Heap profiles of jemalloc (prof_dump in src/prof_data.c): a line of addresses, then what all threads have there ({@code t*}) and
 * what each has ({@code t12}).
 */
final class JemallocText {

    private static final Pattern ROW = Pattern.compile("t(\\*|\\d+): (\\d+): (\\d+) \\[(\\d+): (\\d+)\\].*");
    private static final String ALL = "*";

    private final TextSource text;
    private final long rate;
    private final LongList addresses = new LongList();
    private AddressProfile profile;
    private boolean hasAllocated;
    private boolean inStack;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String thread, HeapText.Blocks inUse, HeapText.Blocks allocated) {}

    private JemallocText(final TextSource text, final long rate) {
        this.text = text;
        this.rate = rate;
        this.profile = profile(false);
    }

    private AddressProfile profile(final boolean withAllocated) {
        return new AddressProfile(HeapText.types(withAllocated),
                new ProfileInfo(null, Duration.ZERO, new SampleType("space", "bytes"), rate, List.of(), "", "", ""));
    }

    /** Reads all behind the first line. */
    static AddressProfile read(final TextSource text, final Matcher header) throws IOException {
        final String digits = header.group(1);
        final JemallocText jemalloc = new JemallocText(text, digits.length() > 18 ? 0 : TextSource.number(digits));
        jemalloc.lines();
        return jemalloc.profile;
    }

    private void lines() throws IOException {
        while (text.nextMeaningful()) {
            final String line = text.line();
            if (MemoryMap.begins(line)) {
                endStack();
                LegacyTextImporter.memoryMap(text, profile);
                return;
            }
            if (line.startsWith("@")) {
                endStack();
                inStack = text.addresses(1, addresses);
            } else {
                row(ROW.matcher(line));
            }
        }
        endStack();
    }

    private void row(final Matcher row) {
        if (!row.matches()) {
            text.warn(TextSource.NO_SAMPLE);
            return;
        }
        try {
            final Row read = new Row(row.group(1),
                    new HeapText.Blocks(Long.parseLong(row.group(2)), Long.parseLong(row.group(3))),
                    new HeapText.Blocks(Long.parseLong(row.group(4)), Long.parseLong(row.group(5))));
            if (inStack) {
                rows.add(read);
                text.warnIfCut();
            } else if (!hasAllocated && profile.rows().size() == 0 && read.allocated.count() > 0) {
                // the sums of all stacks, which stand before them, tell whether there is more than what is in use
                hasAllocated = true;
                profile = profile(true);
            }
        } catch (final NumberFormatException _) {
            text.warn(TextSource.LONG_NUMBER);
        }
    }

    /** Adds what each thread has, or what all have together where it is not said of each. */
    private void endStack() {
        final boolean byThread = rows.stream().anyMatch(row -> !row.thread.equals(ALL));
        for (final Row row : rows) {
            if (byThread != row.thread.equals(ALL)) {
                add(row);
            }
        }
        rows.clear();
        addresses.clear();
        inStack = false;
    }

    private void add(final Row row) {
        final List<Label> labels = new ArrayList<>();
        if (!row.thread.equals(ALL)) {
            labels.add(new Label.Text("thread", row.thread));
        }
        labels.addAll(HeapText.sizeLabel(
                row.inUse.count() == 0 && hasAllocated ? row.allocated.blockSize() : row.inUse.blockSize()));
        if (hasAllocated) {
            profile.sample(addresses, -1, -1, labels, row.allocated.scaledCount(rate), row.allocated.scaledSize(rate),
                    row.inUse.scaledCount(rate), row.inUse.scaledSize(rate));
        } else {
            profile.sample(addresses, -1, -1, labels, row.inUse.scaledCount(rate), row.inUse.scaledSize(rate));
        }
    }
}
