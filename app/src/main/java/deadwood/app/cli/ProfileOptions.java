package deadwood.app.cli;

import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options {@code --sample-type}, {@code --focus} and {@code --ignore}. */
final class ProfileOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--sample-type", paramLabel = "NAME",
            description = "The sample type, by name as info lists it. Default: the one the file shows first.")
    private @Nullable String sampleType;

    private final List<Pattern> focus = new ArrayList<>();
    private final List<Pattern> ignore = new ArrayList<>();

    @Option(names = "--focus", paramLabel = "REGEX",
            description = "Only samples with a function or source file on the stack that this finds something in.")
    void focus(final String expression) {
        focus.add(pattern("--focus", expression));
    }

    @Option(names = "--ignore", paramLabel = "REGEX",
            description = "No samples with a function or source file on the stack that this finds something in.")
    void ignore(final String expression) {
        ignore.add(pattern("--ignore", expression));
    }

    private Pattern pattern(final String option, final String expression) {
        try {
            return Pattern.compile(expression);
        } catch (final PatternSyntaxException e) {
            final String message = option + ": '" + expression + "' is no regular expression: " + e.getDescription();
            throw spec == null ? new UsageException(message) : new ParameterException(spec.commandLine(), message);
        }
    }

    FrameFilter filter() {
        return new FrameFilter(focus, ignore);
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
