package deadwood.app.ui.overview;

import deadwood.app.text.Amounts;
import deadwood.app.text.Sizes;
import deadwood.app.ui.overview.OverviewViewModel.Fact;
import deadwood.app.ui.text.Messages;
import deadwood.model.event.EventTables;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.FunctionTotals;
import deadwood.model.profile.Label;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a file without a heap holds.
 *
 * @param types the sample types of its profile with their totals; empty if it holds none
 * @param first the sample type to show first, as an index of {@code types}
 * @param functions the functions that weigh most of that type
 * @param facts its numbers
 */
public record ContentSummary(List<TypeTotal> types, int first, List<HotFunction> functions, List<Fact> facts) {

    private static final int MOST_FUNCTIONS = 14;

    /**
     * A sample type.
     *
     * @param index its place in the profile
     * @param total as a person reads it: "3.25 s"
     */
    public record TypeTotal(int index, String name, String unit, String total) {}

    /**
     * A function, as a person reads it.
     *
     * @param self what it weighs itself
     * @param share that as a share of the whole
     * @param total what it weighs with all it calls
     */
    public record HotFunction(String name, String self, String share, String total) {}

    public ContentSummary {
        types = List.copyOf(types);
        functions = List.copyOf(functions);
        facts = List.copyOf(facts);
    }

    static ContentSummary of(final Snapshot snapshot) {
        final List<TypeTotal> types = new ArrayList<>();
        final List<Fact> facts = new ArrayList<>();
        final StackProfile profile = snapshot.profile();
        int first = 0;
        if (profile != null) {
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                final SampleType sampleType = profile.sampleTypes().get(type);
                types.add(new TypeTotal(type, sampleType.name(), sampleType.unit(), Amounts.of(profile.total(type),
                        sampleType.unit())));
            }
            first = profile.firstTypeWithValues();
            addProfile(profile, facts);
            addInfo(profile.info(), facts);
        }
        addOthers(snapshot.content(), facts);
        return new ContentSummary(types, first, profile == null ? List.of() : functions(profile, first), facts);
    }

    private static List<HotFunction> functions(final StackProfile profile, final int type) {
        final String unit = profile.sampleTypes().get(type).unit();
        final FunctionTotals totals = FunctionTotals.of(profile, type, FrameFilter.ALL);
        return totals.rows().stream().limit(MOST_FUNCTIONS)
                .map(row -> new HotFunction(row.function().name(), Amounts.of(row.self(), unit),
                        Sizes.share(Sizes.ratio(row.self(), totals.total())), Amounts.of(row.total(), unit)))
                .toList();
    }

    private static void addProfile(final StackProfile profile, final List<Fact> facts) {
        facts.add(count("overview.samples", profile.size()));
        facts.add(count("overview.stacks", profile.sampledStacks()));
        facts.add(count("overview.functions", profile.frames().functions().size()));
        facts.add(count("overview.frames", profile.frames().size()));
        final TreeSet<String> keys = new TreeSet<>();
        for (int set = 0; set < profile.labelSetCount(); set++) {
            profile.labels(set).stream().map(Label::key).forEach(keys::add);
        }
        if (!keys.isEmpty()) {
            facts.add(new Fact(Messages.get("overview.labels"), String.join(", ", keys)));
        }
        if (!profile.frames().mappings().isEmpty()) {
            facts.add(count("overview.mappings", profile.frames().mappings().size()));
        }
    }

    private static void addInfo(final ProfileInfo info, final List<Fact> facts) {
        if (info.duration().isPositive()) {
            facts.add(new Fact(Messages.get("overview.duration"), Amounts.of(info.duration().toNanos(), "ns")));
        }
        final SampleType period = info.periodType();
        if (period != null && info.period() > 0) {
            facts.add(new Fact(Messages.get("overview.period"), Messages.get("overview.period.value",
                    Amounts.of(info.period(), period.unit()), period.name())));
        }
        if (!info.comments().isEmpty()) {
            facts.add(new Fact(Messages.get("overview.comments"), String.join("; ", info.comments())));
        }
        if (!info.docUrl().isEmpty()) {
            facts.add(new Fact(Messages.get("overview.documented"), info.docUrl()));
        }
    }

    private static void addOthers(final Snapshot.Content content, final List<Fact> facts) {
        if (!content.series().isEmpty()) {
            facts.add(count("overview.series", content.series().size()));
        }
        if (!content.heapCounts().isEmpty()) {
            facts.add(count("overview.counts", content.heapCounts().size()));
        }
        if (content.chains() != null) {
            facts.add(new Fact(Messages.get("overview.objects.sampled"), Sizes.bytes(content.chains().total(0, 0))));
        }
        final EventTables events = content.events();
        if (events != null) {
            final List<EventTables.EventType> types = events.types();
            facts.add(new Fact(Messages.get("overview.events"), Messages.get("overview.events.value",
                    Sizes.count(types.stream().mapToLong(EventTables.EventType::count).sum()),
                    Sizes.count(types.size()))));
        }
    }

    private static Fact count(final String key, final long count) {
        return new Fact(Messages.get(key), Sizes.count(count));
    }
}
