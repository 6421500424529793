package deadwood.app.ui.view;

import deadwood.app.ui.text.Messages;
import deadwood.model.gosite.GoSites;
import deadwood.model.profile.Churn;
import deadwood.model.profile.StackProfile;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.tree.ValueType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of the window, in the order the sidebar lists them. */
public enum ViewKind {
    /** Where one begins; of no file. */
    START("start"),
    /** What changed between two files. */
    COMPARE("compare"),
    OVERVIEW("overview"),
    /** The calls of a profile. */
    PROFILE("profile"),
    /** The functions of a profile, with those that call them and those that they call. */
    FUNCTIONS("functions"),
    /** The calls of a profile as a table. */
    CALLS("calls"),
    /** Functions as boxes, calls as lines. */
    GRAPH("graph"),
    /** A function line by line. */
    SOURCE("source"),
    /** Stacks that are alike. */
    CLUSTERS("clusters"),
    /** Where Go programs allocate what maps and tries are made of. */
    SITES("sites"),
    /** What was allocated against what is in use. */
    CHURN("churn"),
    /** Samples, series and threads over time. */
    TIMELINE("timeline"),
    /** What samples say beside their stacks. */
    LABELS("labels"),
    /** Everything that stands in a recording, by type. */
    EVENTS("events"),
    /** Sampled objects and who refers to them. */
    CHAINS("chains"),
    RETENTION("retention"),
    FLAME("flame"),
    CLASSES("classes"),
    STRUCTURES("structures"),
    THREADS("threads");

    private final String label;

    ViewKind(final String label) {
        this.label = label;
    }

    /** As the command line names it. */
    public String label() {
        return label;
    }

    /** As the sidebar and the title name it. */
    public String title() {
        return Messages.get("view." + label);
    }

    /** Whether it shows one file. */
    public boolean isOfOneFile() {
        return this != START && this != COMPARE;
    }

    /** Whether a file that holds that has something for this view to show. */
    public boolean isIn(final Snapshot.Content content) {
        return switch (this) {
            case START, COMPARE, OVERVIEW -> true;
            case PROFILE, FUNCTIONS, CALLS, GRAPH -> content.profile() != null;
            case TIMELINE -> !content.series().isEmpty() || hasTimes(content.profile());
            case LABELS -> content.profile() != null && content.profile().labelSetCount() > 1;
            case EVENTS -> content.events() != null;
            case SOURCE, CLUSTERS -> content.profile() != null;
            case SITES -> hasGoAllocations(content.profile());
            case CHURN -> content.profile() != null && !Churn.pairs(content.profile()).isEmpty();
            case CHAINS -> content.chains() != null;
            case RETENTION, FLAME, CLASSES, STRUCTURES, THREADS -> content.heap() != null;
        };
    }

    private static boolean hasTimes(final @Nullable StackProfile profile) {
        return profile != null && profile.hasTimes();
    }

    /** Only what is allocated has buckets and nodes. */
    private static boolean hasGoAllocations(final @Nullable StackProfile profile) {
        return profile != null && profile.sampleTypes().stream().anyMatch(
                type -> type.treeUnit() == ValueType.Unit.BYTES) && GoSites.isGo(profile);
    }

    /** Whether it can be made only when it is known what the file holds. */
    public boolean needsContent() {
        return switch (this) {
            case PROFILE, FUNCTIONS, CALLS, GRAPH, SOURCE, CLUSTERS, SITES, CHURN, TIMELINE, LABELS, EVENTS, CHAINS ->
                true;
            default -> false;
        };
    }

    /** The view that a file which holds that opens with. */
    public static ViewKind firstOf(final Snapshot.Content content) {
        final StackProfile profile = content.profile();
        if (content.heap() != null) {
            return OVERVIEW;
        }
        if (profile != null && profile.size() > 0) {
            return PROFILE;
        }
        return content.chains() == null ? OVERVIEW : CHAINS;
    }

    /** The labels of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ViewKind::label).toList();
    }

    /** The view of that label, or null. */
    public static @Nullable ViewKind of(final String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst().orElse(null);
    }
}
