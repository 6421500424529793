package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Heap profiles: blocks and bytes in use, and allocated since the start where the first line tells other numbers of that. */
final class HeapText {

    static final String UNKNOWN_SAMPLING = "the first line names a way of sampling that is not known (%s); values are as they stand there";

    private static final Pattern ROW = Pattern.compile("(-?\\d+): *(-?\\d+) *\\[ *(-?\\d+): *(-?\\d+) *\\] *@");
    private static final SampleType SPACE = new SampleType("space", "bytes");
    private static final int SAMPLING = 5;

    private final TextSource text;
    private final AddressProfile profile;
    private final boolean hasAllocated;
    private final long rate;
    private final LongList addresses = new LongList();

    private HeapText(final TextSource text, final boolean hasAllocated, final long period, final long rate) {
        this.text = text;
        this.hasAllocated = hasAllocated;
        this.rate = rate;
        this.profile = new AddressProfile(types(hasAllocated),
                new ProfileInfo(null, Duration.ZERO, SPACE, period, List.of(), "", "", ""));
    }

    /** Allocated before in use: the last is shown first. */
    static List<SampleType> types(final boolean hasAllocated) {
        return hasAllocated
                ? List.of(new SampleType("alloc_objects", "count"), new SampleType("alloc_space", "bytes"),
                        new SampleType("inuse_objects", "count"), new SampleType("inuse_space", "bytes"))
                : List.of(new SampleType("objects", "count"), SPACE);
    }

    /** Reads all behind the first line. */
    static AddressProfile read(final TextSource text, final Matcher header) throws IOException {
        final String sampling = header.group(SAMPLING);
        final String digits = header.group(SAMPLING + 1);
        final long written = digits == null || digits.length() > 18 ? 0 : TextSource.number(digits);
        final boolean isGrowth = !sampling.startsWith("heap");
        final boolean hasAllocated = !isGrowth && (differs(header.group(1), header.group(3))
                || differs(header.group(2), header.group(4)));
        final long period = switch (sampling) {
            case "heap" -> written / 2; // for the sake of the older pprof, runtime/pprof and tcmalloc write twice the rate
            case "heap_v2", "heapz_v2" -> written;
            default -> 1;
        };
        if (!isGrowth && period == 1 && !sampling.equals("heapprofile")
                && !sampling.matches("heap|heap_v2|heapz_v2")) {
            text.warnings().add(0, UNKNOWN_SAMPLING.formatted(sampling));
        }
        final HeapText heap = new HeapText(text, hasAllocated, period, period);
        heap.rows();
        return heap.profile;
    }

    private static boolean differs(final String inUse, final String allocated) {
        return !allocated.equals(inUse) && !allocated.equals("0");
    }

    private void rows() throws IOException {
        while (text.nextMeaningful()) {
            if (MemoryMap.begins(text.line())) {
                LegacyTextImporter.memoryMap(text, profile);
                return;
            }
            row();
        }
    }

    private void row() {
        final Matcher row = ROW.matcher(text.line());
        if (!row.lookingAt()) {
            text.warn(TextSource.NO_SAMPLE);
            return;
        }
        addresses.clear();
        if (!text.addresses(row.end(), addresses)) {
            return;
        }
        try {
            add(new Blocks(TextSource.number(row.group(1)), TextSource.number(row.group(2))),
                    new Blocks(TextSource.number(row.group(3)), TextSource.number(row.group(4))));
        } catch (final NumberFormatException _) {
            text.warn(TextSource.LONG_NUMBER);
        }
        text.warnIfCut();
    }

    /** What was sampled of one size. */
    record Blocks(long count, long size) {

        boolean isOdd() {
            return count == 0 && size != 0;
        }

        long scaledCount(final long rate) {
            return isOdd() || count != 0 && size == 0 ? count : HeapScale.count(count, size, rate);
        }

        long scaledSize(final long rate) {
            return isOdd() ? size : HeapScale.size(count, size, rate);
        }

        /** Bytes of one block, 0 if there is none. */
        long blockSize() {
            return count == 0 ? 0 : size / count;
        }
    }

    private void add(final Blocks inUse, final Blocks allocated) {
        if (inUse.isOdd() || hasAllocated && allocated.isOdd()) {
            text.warn(TextSource.NO_OBJECTS);
        }
        final long size = inUse.count == 0 && hasAllocated ? allocated.blockSize() : inUse.blockSize();
        final List<Label> labels = sizeLabel(size);
        if (hasAllocated) {
            profile.sample(addresses, -1, -1, labels, allocated.scaledCount(rate), allocated.scaledSize(rate),
                    inUse.scaledCount(rate), inUse.scaledSize(rate));
        } else {
            profile.sample(addresses, -1, -1, labels, inUse.scaledCount(rate), inUse.scaledSize(rate));
        }
    }

    /** How large one block is, as a label, if that is known. */
    static List<Label> sizeLabel(final long size) {
        return size == 0 ? List.of() : List.of(new Label.Numeric("bytes", size, ""));
    }
}
