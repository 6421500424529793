package deadwood.app.cli;

import deadwood.app.cli.json.InfoJson;
import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.model.profile.Label;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.series.TimeSeries;
import deadwood.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code info} says of profiles and series. */
final class ProfileSummary {

    private ProfileSummary() {}

    static InfoJson.@Nullable Profile profile(final Snapshot snapshot) {
        final StackProfile profile = snapshot.profile();
        if (profile == null) {
            return null;
        }
        final List<InfoJson.SampleTypeTotal> types = new ArrayList<>();
        for (int type = 0; type < profile.sampleTypes().size(); type++) {
            final SampleType sampleType = profile.sampleTypes().get(type);
            types.add(new InfoJson.SampleTypeTotal(sampleType.name(), sampleType.unit(), profile.total(type)));
        }
        return new InfoJson.Profile(types, profile.size(), profile.stacks().size() - 1L, profile.frames().size(),
                labelKeys(profile));
    }

    private static List<String> labelKeys(final StackProfile profile) {
        final TreeSet<String> keys = new TreeSet<>();
        for (int set = 0; set < profile.labelSetCount(); set++) {
            profile.labels(set).stream().map(Label::key).forEach(keys::add);
        }
        return List.copyOf(keys);
    }

    static List<InfoJson.Series> series(final Snapshot snapshot) {
        return snapshot.content().series().stream().filter(series -> series.size() > 0)
                .map(ProfileSummary::series).toList();
    }

    private static InfoJson.Series series(final TimeSeries series) {
        final double[] values = series.values();
        return new InfoJson.Series(series.name(), series.unit(), values.length, values[0], values[values.length - 1],
                Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0));
    }

    static void addRows(final TextTable table, final Snapshot snapshot) {
        final InfoJson.Profile profile = profile(snapshot);
        if (profile != null) {
            for (final InfoJson.SampleTypeTotal type : profile.sampleTypes()) {
                table.row("total " + type.type(), Amounts.of(type.total(), type.unit()));
            }
            table.row("samples", Sizes.count(profile.samples()));
            table.row("stacks", Sizes.count(profile.stacks()));
            table.row("frames", Sizes.count(profile.frames()));
            table.row("labels", profile.labels().isEmpty() ? "none" : String.join(", ", profile.labels()));
        }
        final List<InfoJson.Series> series = series(snapshot);
        if (!series.isEmpty()) {
            table.row("series", Sizes.count(series.size()) + ", among them " + series.getFirst().name());
        }
        final var events = snapshot.content().events();
        if (events != null) {
            table.row("events", Sizes.count(events.types().stream().mapToLong(type -> type.count()).sum()) + " of "
                    + Sizes.count(events.types().size()) + " types");
        }
    }
}
