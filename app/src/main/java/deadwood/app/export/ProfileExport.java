package deadwood.app.export;

import deadwood.importers.folded.FoldedWriter;
import deadwood.importers.pprof.PprofWriter;
import deadwood.model.profile.FrameFilter;
import deadwood.model.profile.ProfileTree;
import deadwood.model.profile.StackProfile;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.WeightedTree;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes profiles in the formats that other tools read. */
public final class ProfileExport {

    private ProfileExport() {}

    /** What a profile can be written as. */
    public enum Format {
        /** profile.proto, compressed unless the name of the file ends with {@code .pb}. */
        PPROF,
        /** Folded stacks, which have one value. */
        FOLDED
    }

    /** The format that the name of a file stands for, null for none. */
    public static @Nullable Format formatOf(final Path target) {
        final String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".pb.gz") || name.endsWith(".pb") || name.endsWith(".pprof")) {
            return Format.PPROF;
        }
        return name.endsWith(".folded") || name.endsWith(".collapsed") || name.endsWith(".txt") ? Format.FOLDED : null;
    }

    /**
     * Writes a profile as {@link FlameFile#write} does: what was there before stays until the new file is complete.
     *
     * @param type the sample type of folded stacks
     */
    public static void write(final StackProfile profile, final int type, final Format format, final Path target)
            throws IOException {
        FlameFile.write(target, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                switch (format) {
                    case PPROF -> PprofWriter.write(profile,
                            !String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT).endsWith(".pb"), out);
                    case FOLDED -> {
                        final PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
                        folded(ProfileTree.of(profile, List.of(type), FrameFilter.ALL, CancelSignal.NEVER), writer);
                        writer.flush();
                        if (writer.checkError()) {
                            throw new IOException(target + " could not be written");
                        }
                    }
                }
            }
        });
    }

    /** Prints the first value of a tree as folded stacks. */
    public static void folded(final WeightedTree tree, final PrintWriter out) {
        FoldedWriter.write(tree, 0, out);
    }
}
