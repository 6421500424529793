package deadwood.importers.pprof.legacy;

import deadwood.importers.samples.IntList;
import deadwood.model.profile.Label;
import deadwood.model.profile.Mapping;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes samples as the reference tool writes a profile it has read ({@code Profile.String()}): a line a sample with the numbers of its
 * locations, then the locations, then the mappings.
 */
final class ReferenceText {

    private final AddressProfile profile;
    private final List<Integer> order = new ArrayList<>();
    private final int[] numbers;
    private final MemoryMap.Resolved mappings;
    private final List<String> lines = new ArrayList<>();

    /** Numbers the locations: as they are met in samples before leaves that are there twice are removed. */
    ReferenceText(final AddressProfile profile) {
        this.profile = profile;
        this.numbers = new int[profile.locationCount()];
        for (int row = 0; row < profile.rows().size(); row++) {
            for (final int location : stack(row)) {
                if (numbers[location] == 0) {
                    order.add(location);
                    numbers[location] = order.size();
                }
            }
        }
        this.mappings = profile.memoryMap().resolve(profile);
    }

    private List<Integer> stack(final int row) {
        final IntList path = new IntList();
        profile.stacks().addPath(profile.rows().stack(row), path);
        final List<Integer> stack = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            stack.add(path.get(i));
        }
        return stack;
    }

    /** Writes what the profile holds by now. */
    List<String> lines() {
        info(profile.info());
        lines.add("Samples:");
        lines.add(String.join(" ", profile.types().stream().map(type -> type.name() + "/" + type.unit()).toList()));
        for (int row = 0; row < profile.rows().size(); row++) {
            sample(row);
        }
        lines.add("Locations");
        boolean needsFake = false;
        for (final int location : order) {
            final boolean isFake = profile.symbol(location) == null && mappings.mappingOf()[location] < 0;
            location(location, isFake ? mappings.mappings().size() + 1 : mappings.mappingOf()[location] + 1);
            needsFake |= isFake;
        }
        lines.add("Mappings");
        for (int i = 0; i < mappings.mappings().size(); i++) {
            mapping(i + 1, mappings.mappings().get(i));
        }
        if (needsFake) {
            mapping(mappings.mappings().size() + 1, new Mapping(0, -1, 0, "", "", Mapping.Symbols.NONE));
        }
        return lines;
    }

    private void info(final ProfileInfo info) {
        final SampleType type = info.periodType();
        lines.add("PeriodType: " + (type == null ? " " : type.name() + " " + type.unit()));
        lines.add("Period: " + info.period());
        if (!info.duration().isZero()) {
            lines.add("Duration: " + duration(info.duration()));
        }
    }

    /** The first four characters of 1h40m19.923s. */
    private static String duration(final Duration duration) {
        final String text = (duration.toHours() > 0 ? duration.toHours() + "h" : "") + duration.toMinutesPart() + "m"
                + duration.toSecondsPart() + "s";
        return text.substring(0, 4);
    }

    private void sample(final int row) {
        final StringBuilder line = new StringBuilder();
        for (int type = 0; type < profile.types().size(); type++) {
            line.append(String.format(Locale.ROOT, " %10d", profile.rows().value(type, row)));
        }
        line.append(": ");
        for (final int location : stack(row)) {
            line.append(numbers[location]).append(' ');
        }
        lines.add(line.toString());
        final List<Label> labels = profile.labels(profile.rows().labels(row));
        for (final Label label : labels) {
            lines.add(" ".repeat(16) + switch (label) {
                case Label.Text(String key, String value) -> key + ":[" + value + "]";
                case Label.Numeric(String key, long value, String _) -> key + ":[" + value + "]";
            });
        }
    }

    private void location(final int location, final int mapping) {
        final AddressProfile.Symbol symbol = profile.symbol(location);
        if (symbol == null) {
            lines.add(String.format(Locale.ROOT, "%6d: 0x%x M=%d ", numbers[location], profile.address(location),
                    mapping));
        } else {
            lines.add(String.format(Locale.ROOT, "%6d: 0x0 %s %s:%d:0 s=0", numbers[location], symbol.function(),
                    symbol.file(), symbol.line()));
        }
    }

    private void mapping(final int number, final Mapping mapping) {
        lines.add(String.format(Locale.ROOT, "%d: 0x%x/0x%x/0x%x %s %s ", number, mapping.start(), mapping.limit(),
                mapping.offset(), mapping.file(), mapping.buildId()));
    }
}
