package deadwood.model.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says about itself.
 *
 * @param taken when it was taken or began, null if the file does not say
 * @param duration how long it took, zero if the file does not say
 * @param periodType what is counted between two samples, null if the file does not say
 * @param period how much of it lies between two samples, 0 if the file does not say
 * @param comments free text
 * @param docUrl a page about this kind of profile, "" if there is none
 * @param dropFrames regular expression of functions that are hidden with all they call, "" for none
 * @param keepFrames regular expression of functions that are kept although {@code dropFrames} matches, "" for none
 */
public record ProfileInfo(@Nullable Instant taken, Duration duration, @Nullable SampleType periodType, long period,
        List<String> comments, String docUrl, String dropFrames, String keepFrames) {

    /** Of a file that says nothing. */
    public static final ProfileInfo NONE = new ProfileInfo(null, Duration.ZERO, null, 0, List.of(), "", "", "");

    public ProfileInfo {
        comments = List.copyOf(comments);
    }
}
