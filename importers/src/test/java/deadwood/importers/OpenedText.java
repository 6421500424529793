package deadwood.importers;

import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackTable;
import deadwood.model.snapshot.ImportWarning;
import deadwood.model.snapshot.Snapshot;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** Opens text files as the app does and writes down what they gave, for comparisons. */
public final class OpenedText {

    private OpenedText() {}

    /** Opens a file, keeping nothing beside it. */
    public static Snapshot open(final Path file, final Path cache) throws IOException {
        return new Importers().open(file, new ImportOptions(cache, 2).withoutIndex(), Progress.NONE,
                CancelSignal.NEVER);
    }

    /** Opens a text in UTF-8. */
    public static Snapshot open(final Path directory, final String text) throws IOException {
        return open(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens some bytes. */
    public static Snapshot open(final Path directory, final byte[] bytes) throws IOException {
        return open(Files.write(directory.resolve("text"), bytes), directory.resolve("cache"));
    }

    public static StackProfile profile(final Snapshot snapshot) {
        return Objects.requireNonNull(snapshot.profile(), "a profile");
    }

    public static byte[] gzip(final byte[] bytes) throws IOException {
        final ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(result)) {
            out.write(bytes);
        }
        return result.toByteArray();
    }

    /** The values of each stack as it is folded, all labels together. */
    public static Map<String, List<Long>> stacks(final StackProfile profile) {
        final Map<String, List<Long>> stacks = new TreeMap<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final List<Long> values = new ArrayList<>();
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                values.add(profile.value(type, sample));
            }
            stacks.merge(folded(profile, profile.stack(sample)), values, OpenedText::sum);
        }
        return stacks;
    }

    private static List<Long> sum(final List<Long> left, final List<Long> right) {
        final List<Long> sum = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i) + right.get(i));
        }
        return sum;
    }

    /** The names of a stack's frames, the outermost first, with ; between them. */
    public static String folded(final StackProfile profile, final int stack) {
        final List<String> names = new ArrayList<>();
        for (int at = stack; at != StackTable.ROOT; at = profile.stacks().parent(at)) {
            final FrameTable.Function function = profile.frames().function(profile.stacks().frame(at));
            names.add(function.name());
        }
        return String.join(";", names.reversed());
    }

    /** The samples, one line each, with all that is known of them. */
    public static List<String> samples(final StackProfile profile) {
        final List<String> lines = new ArrayList<>();
        for (int sample = 0; sample < profile.size(); sample++) {
            final StringBuilder line = new StringBuilder();
            for (int type = 0; type < profile.sampleTypes().size(); type++) {
                line.append(profile.value(type, sample)).append(' ');
            }
            for (final Label label : profile.labels(profile.labelSet(sample))) {
                line.append(switch (label) {
                    case Label.Text(String key, String value) -> key + "=" + value + " ";
                    case Label.Numeric(String key, long value, String unit) -> key + "=" + value + unit + " ";
                });
            }
            lines.add(line.append(folded(profile, profile.stack(sample))).toString());
        }
        return lines;
    }

    public static List<String> warnings(final Snapshot snapshot) {
        return snapshot.warnings().stream().map(ImportWarning::message).toList();
    }
}
