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

/** Heap and contention profiles of Java agents: a value, a count and a stack of ids a line, then what the ids stand for. */
final class JavaText {

    /** What agents of Java sample heaps with; it is not in the file. */
    private static final long HEAP_RATE = 524_288;

    private static final Pattern SETTING = Pattern.compile("([\\w ]+)=([\\w ]+)");
    private static final Pattern ROW = Pattern.compile("(\\d+) +(\\d+) +@");
    private static final int LONGEST_SYMBOL = 1 << 16;

    private final TextSource text;
    private final boolean isHeap;
    private final LongList addresses = new LongList();
    private String resolution;
    private long period;
    private long milliseconds;

    private JavaText(final TextSource text, final boolean isHeap) {
        this.text = text;
        this.isHeap = isHeap;
        this.resolution = isHeap ? "bytes" : "microseconds";
    }

    /** Reads all behind the first line. */
    static AddressProfile read(final TextSource text, final boolean isHeap) throws IOException {
        return new JavaText(text, isHeap).read();
    }

    private AddressProfile read() throws IOException {
        boolean more = text.nextMeaningful();
        while (more && setting(SETTING.matcher(text.line()))) {
            more = text.nextMeaningful();
        }
        final AddressProfile profile = new AddressProfile(types(),
                new ProfileInfo(null, Duration.ofMillis(milliseconds),
                        period == 0 ? null : new SampleType("contentions", "count"), period, List.of(), "", "", ""));
        for (; more; more = text.nextMeaningful()) {
            final Matcher row = ROW.matcher(text.line());
            if (row.lookingAt()) {
                row(profile, row);
            } else if (!JavaSymbols.line(text.line(), profile)) {
                text.warn(TextSource.NO_SAMPLE);
            }
        }
        return profile;
    }

    private List<SampleType> types() {
        return isHeap
                ? List.of(new SampleType("inuse_objects", "count"), new SampleType("inuse_space", resolution))
                : List.of(new SampleType("contentions", "count"), new SampleType("delay", resolution));
    }

    private boolean setting(final Matcher setting) {
        if (text.line().length() > LONGEST_SYMBOL || !setting.matches()) {
            return false;
        }
        final String value = setting.group(2).strip();
        try {
            switch (setting.group(1).strip()) {
                case "resolution" -> resolution = value;
                case "sampling period" -> period = isHeap ? 0 : Math.max(0, Long.parseLong(value));
                case "ms since reset" -> milliseconds = Math.max(0, Long.parseLong(value));
                default -> {
                    return true; // "format"
                }
            }
        } catch (final NumberFormatException _) {
            text.warn("has no number and was left out");
        }
        return true;
    }

    private void row(final AddressProfile profile, final Matcher row) {
        addresses.clear();
        if (!text.addresses(row.end(), addresses)) {
            return;
        }
        text.warnIfCut();
        try {
            final long value = Long.parseLong(row.group(1));
            final long count = Long.parseLong(row.group(2));
            if (isHeap) {
                heap(profile, new HeapText.Blocks(count, value));
            } else {
                final long factor = Math.max(1, period);
                profile.sample(addresses, 0, 0, List.of(), HeapScale.product(count, factor),
                        HeapScale.product(value, factor));
            }
        } catch (final NumberFormatException _) {
            text.warn(TextSource.LONG_NUMBER);
        }
    }

    private void heap(final AddressProfile profile, final HeapText.Blocks blocks) {
        if (blocks.isOdd()) {
            text.warn(TextSource.NO_OBJECTS);
        }
        final List<Label> labels = new ArrayList<>(HeapText.sizeLabel(blocks.blockSize()));
        profile.sample(addresses, 0, 0, labels, blocks.scaledCount(HEAP_RATE), blocks.scaledSize(HEAP_RATE));
    }
}
