package deadwood.app.cli;

import deadwood.app.work.OpenSnapshot;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.LabelFilter;
import deadwood.model.profile.ProfileQuery;
import deadwood.model.profile.SampleFilter;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which sample type, samples and frames of a profile a command looks at, and how finely. */
final class ProfileOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--sample-type", paramLabel = "NAME",
            description = "The sample type, by name as info lists it. Default: the one the file shows first.")
    private @Nullable String sampleType;

    @Option(names = "--fold-recursion",
            description = "Count a call of what is on the stack already as that, with all it calls.")
    private boolean foldsRecursion;

    @Option(names = "--tag-root", paramLabel = "KEY", split = ",",
            description = "Make the values of this label the outermost frames.")
    private List<String> tagRoots = new ArrayList<>();

    @Option(names = "--tag-leaf", paramLabel = "KEY", split = ",",
            description = "Make the values of this label the innermost frames.")
    private List<String> tagLeaves = new ArrayList<>();

    @Mixin
    private BinaryOption binary = new BinaryOption();

    private final List<Pattern> focus = new ArrayList<>();
    private final List<Pattern> ignore = new ArrayList<>();
    private final List<Pattern> hide = new ArrayList<>();
    private final List<Pattern> showFrom = new ArrayList<>();
    private final List<LabelFilter> tagFocus = new ArrayList<>();
    private final List<LabelFilter> tagIgnore = new ArrayList<>();
    private Granularity granularity = Granularity.FUNCTION;

    @Option(names = "--focus", paramLabel = "REGEX",
            description = "Only samples with a function, source file or binary on the stack that this finds something in.")
    void focus(final String expression) {
        focus.add(pattern("--focus", expression));
    }

    @Option(names = "--ignore", paramLabel = "REGEX",
            description = "No samples with a function, source file or binary on the stack that this finds something in.")
    void ignore(final String expression) {
        ignore.add(pattern("--ignore", expression));
    }

    @Option(names = "--hide", paramLabel = "REGEX",
            description = "Leave out frames that this finds something in; what they weigh is their caller's.")
    void hide(final String expression) {
        hide.add(pattern("--hide", expression));
    }

    @Option(names = "--show-from", paramLabel = "REGEX",
            description = "Begin stacks with the outermost frame that this finds something in; leave out those without.")
    void showFrom(final String expression) {
        showFrom.add(pattern("--show-from", expression));
    }

    @Option(names = "--tag-focus", paramLabel = "[KEY=]VALUE",
            description = "Only samples with such a label: a regular expression, or a range of numbers like 1kb:64kb.")
    void tagFocus(final String text) {
        tagFocus.add(label("--tag-focus", text));
    }

    @Option(names = "--tag-ignore", paramLabel = "[KEY=]VALUE", description = "No samples with such a label.")
    void tagIgnore(final String text) {
        tagIgnore.add(label("--tag-ignore", text));
    }

    @Option(names = "--granularity", paramLabel = "WHAT", defaultValue = "function",
            description = "Count by function, line, file or package. Default: ${DEFAULT-VALUE}.")
    void granularity(final String name) {
        for (final Granularity each : Granularity.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                granularity = each;
                return;
            }
        }
        throw wrong("--granularity: '" + name + "' is none of function, line, file, package");
    }

    /** @throws RuntimeException that says so, if it is no regular expression */
    Pattern pattern(final String option, final String expression) {
        try {
            return Pattern.compile(expression);
        } catch (final PatternSyntaxException e) {
            throw wrong(option + ": '" + expression + "' is no regular expression: " + e.getDescription());
        }
    }

    private LabelFilter label(final String option, final String text) {
        try {
            return LabelFilter.of(text);
        } catch (final PatternSyntaxException e) {
            throw wrong(option + ": '" + text + "' is no regular expression: " + e.getDescription());
        }
    }

    private RuntimeException wrong(final String message) {
        return spec == null ? new UsageException(message) : new ParameterException(spec.commandLine(), message);
    }

    /** What of a profile is looked at. */
    ProfileQuery query() {
        return new ProfileQuery(new FrameFilter(focus, ignore, hide, showFrom),
                new SampleFilter(tagFocus, tagIgnore, SampleFilter.ALL.from(), SampleFilter.ALL.to()), granularity,
                foldsRecursion, tagRoots, tagLeaves);
    }

    /** The profile of a file, with names from the binaries that are given. */
    StackProfile profile(final OpenSnapshot snapshot, final Session session) throws IOException {
        return binary.profile(snapshot, session);
    }

    /** The name of the sample type asked for, null if none was. */
    @Nullable
    String typeName() {
        return sampleType;
    }

    /** The sample type asked for, else the profile's own choice. */
    int typeOf(final StackProfile profile) {
        return typeNamed(profile, sampleType);
    }

    /** The sample type of that name, the profile's own choice for null. */
    static int typeNamed(final StackProfile profile, final @Nullable String asked) {
        if (asked == null) {
            return profile.defaultType();
        }
        final int type = profile.typeNamed(asked);
        if (type < 0) {
            throw new UsageException("--sample-type: there is no '" + asked + "' in the file, but "
                    + profile.sampleTypes().stream().map(SampleType::name).collect(Collectors.joining(", ")));
        }
        return type;
    }
}
