package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.LongList;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Profiles that count: a number and a stack a line. */
final class CountText {

    static final String OTHER_TOTAL = "the samples add up to %,d where the first line says %,d: some are missing, or the file was put together";

    private static final Pattern ROW = Pattern.compile("(\\d+) +@");

    private CountText() {}

    /** Reads all behind the first line. */
    static AddressProfile read(final TextSource text, final Matcher header) throws IOException {
        final SampleType type = new SampleType(header.group(1), "count");
        final AddressProfile profile = new AddressProfile(List.of(type),
                new ProfileInfo(null, Duration.ZERO, type, 1, List.of(), "", "", ""));
        final LongList addresses = new LongList();
        long sum = 0;
        while (text.nextMeaningful()) {
            if (MemoryMap.begins(text.line())) {
                LegacyTextImporter.memoryMap(text, profile);
                break;
            }
            sum += row(text, profile, addresses);
        }
        final String digits = header.group(2);
        if (digits.length() <= 18 && sum != Long.parseLong(digits)) {
            text.warnings().add(-1, String.format(Locale.ROOT, OTHER_TOTAL, sum, Long.parseLong(digits)));
        }
        return profile;
    }

    private static long row(final TextSource text, final AddressProfile profile, final LongList addresses) {
        final Matcher row = ROW.matcher(text.line());
        if (!row.lookingAt()) {
            text.warn(TextSource.NO_SAMPLE);
            return 0;
        }
        addresses.clear();
        if (!text.addresses(row.end(), addresses)) {
            return 0;
        }
        text.warnIfCut();
        try {
            final long count = Long.parseLong(row.group(1));
            profile.sample(addresses, -1, -1, List.of(), count);
            return count;
        } catch (final NumberFormatException _) {
            text.warn(TextSource.LONG_NUMBER);
            return 0;
        }
    }
}
