package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Contention profiles: how often threads waited for each other, and how long, in cycles of the processor. */
final class ContentionText {

    static final String NO_CYCLES = "the file does not say how many cycles a second has; delays are cycles, not nanoseconds";

    private static final Pattern ROW = Pattern.compile("(\\d+) +(\\d+) +@");
    private static final Pattern SETTING = Pattern.compile("([^=@]+)=\\s*(\\S+)");
    private static final SampleType CONTENTIONS = new SampleType("contentions", "count");
    private static final double NANOSECONDS = 1e9;

    private final TextSource text;
    private final LongList addresses = new LongList();
    private long cyclesPerSecond;
    private long period = 1;
    private long milliseconds;

    private ContentionText(final TextSource text) {
        this.text = text;
    }

    /** Reads all behind the first line. */
    static AddressProfile read(final TextSource text) throws IOException {
        return new ContentionText(text).read();
    }

    private AddressProfile read() throws IOException {
        boolean more = text.nextMeaningful();
        while (more && setting(SETTING.matcher(text.line()))) {
            more = text.nextMeaningful();
        }
        if (cyclesPerSecond == 0) {
            text.warnings().add(-1, NO_CYCLES);
        }
        final AddressProfile profile = new AddressProfile(
                List.of(CONTENTIONS, new SampleType("delay", "nanoseconds")),
                new ProfileInfo(null, Duration.ofMillis(milliseconds), CONTENTIONS, period, List.of(), "", "", ""));
        for (; more; more = text.nextMeaningful()) {
            if (MemoryMap.begins(text.line())) {
                LegacyTextImporter.memoryMap(text, profile);
                break;
            }
            row(profile);
        }
        return profile;
    }

    private boolean setting(final Matcher setting) {
        if (!setting.matches()) {
            return false;
        }
        try {
            final long value = Long.parseLong(setting.group(2));
            switch (setting.group(1).strip()) {
                case "cycles/second" -> cyclesPerSecond = Math.max(0, value);
                case "sampling period" -> period = Math.max(1, value);
                case "ms since reset" -> milliseconds = Math.max(0, value);
                default -> {
                    return true; // "discarded samples", and whatever else a program tells
                }
            }
        } catch (final NumberFormatException _) {
            text.warn("has no number and was left out");
        }
        return true;
    }

    private void row(final AddressProfile profile) {
        final Matcher row = ROW.matcher(text.line());
        if (!row.lookingAt()) {
            text.warn(TextSource.NO_SAMPLE);
            return;
        }
        addresses.clear();
        if (text.addresses(row.end(), addresses)) {
            try {
                final long cycles = Long.parseLong(row.group(1));
                final long count = HeapScale.product(Long.parseLong(row.group(2)), period);
                profile.sample(addresses, -1, -1, List.of(), count, cyclesPerSecond == 0
                        ? cycles
                        : (long) (cycles * (double) period / (cyclesPerSecond / NANOSECONDS)));
            } catch (final NumberFormatException _) {
                text.warn(TextSource.LONG_NUMBER);
            }
            text.warnIfCut();
        }
    }
}
