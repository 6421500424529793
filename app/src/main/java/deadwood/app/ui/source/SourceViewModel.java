package deadwood.app.ui.source;

import deadwood.app.text.SourceFiles;
import deadwood.app.ui.profile.LensResult;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.model.profile.SourceLines;
import deadwood.model.profile.SourceLines.Line;
import deadwood.model.profile.SourceLines.Listing;
import deadwood.model.tree.TreeTotals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The function that is chosen in whichever view, line by line. */
public final class SourceViewModel {

    /** Lines of source around those that weigh something. */
    private static final int AROUND = 6;

    private final ProfileLens lens;
    private final Supplier<@Nullable Path> chooseFolder;
    private final LensResult<Found> result;
    private final ReadOnlyObjectWrapper<@Nullable Path> root = new ReadOnlyObjectWrapper<>();

    /**
     * @param function the name that was looked for
     * @param listing the heaviest function of that name, null if there is none
     * @param hasSource whether its text was found
     * @param whole sum of all samples that count
     */
    record Found(String function, @Nullable Listing listing, List<SourceRow> rows, boolean hasSource, long whole) {

        Found {
            rows = List.copyOf(rows);
        }
    }

    /** @param chooseFolder asks for the directory in which sources are, null if somebody thought better of it */
    public SourceViewModel(final ProfileLens lens, final Supplier<@Nullable Path> chooseFolder) {
        this.lens = lens;
        this.chooseFolder = chooseFolder;
        this.result = new LensResult<>(lens, Messages.get("job.source"), (shown, cancel) -> {
            final String function = lens.functionProperty().get();
            final Path folder = root.get();
            final SourceLines lines = SourceLines.of(lens.profile(), shown.type(), Pattern.compile("^" + Pattern.quote(
                    function) + "$"), shown.query().samplesOf(lens.profile()), cancel);
            final Listing listing = lines.listings().stream().filter(each -> each.function().equals(function))
                    .max(Comparator.comparingLong(each -> Math.abs(each.total()))).orElse(null);
            final List<String> text = listing == null || folder == null
                    ? List.of()
                    : new SourceFiles(List.of(folder)).lines(listing.file());
            return new Found(function, listing, listing == null ? List.of() : rows(listing, text), !text.isEmpty(),
                    lines
                            .total());
        });
        lens.functionProperty().addListener((_, _, _) -> result.renew());
    }

    /** The lines that weigh something, and where there is text those around and between them. */
    static List<SourceRow> rows(final Listing listing, final List<String> text) {
        final Map<Integer, Line> lines = new HashMap<>();
        listing.lines().forEach(line -> lines.put(line.line(), line));
        final int first = listing.lines().stream().mapToInt(Line::line).filter(line -> line > 0).min().orElse(0);
        final int last = listing.lines().stream().mapToInt(Line::line).max().orElse(0);
        final List<SourceRow> rows = new ArrayList<>();
        if (text.isEmpty() || first == 0) {
            listing.lines().forEach(line -> rows.add(new SourceRow(line.line(), line.self(), line.total(), "")));
            return rows;
        }
        if (lines.containsKey(0)) {
            rows.add(new SourceRow(0, lines.get(0).self(), lines.get(0).total(), ""));
        }
        final long end = Math.min(text.size(), last + (long) AROUND);
        for (int line = Math.max(1, first - AROUND); line <= end; line++) {
            final Line known = lines.get(line);
            rows.add(new SourceRow(line, known == null ? 0 : known.self(), known == null ? 0 : known.total(),
                    text.get(line - 1).replace("\t", "    ")));
        }
        // Of another version of the source, or of a damaged profile: whatever their numbers, no rows stand between them.
        listing.lines().stream().filter(line -> line.line() > text.size())
                .forEach(line -> rows.add(new SourceRow(line.line(), line.self(), line.total(), "")));
        return rows;
    }

    ProfileLens lens() {
        return lens;
    }

    LensResult<Found> result() {
        return result;
    }

    /** Where sources are looked for, null for nowhere. */
    ReadOnlyObjectProperty<@Nullable Path> rootProperty() {
        return root.getReadOnlyProperty();
    }

    /** Chooses the function that weighs most itself, if none is chosen. */
    void chooseHeaviest() {
        final Loadable<TreeTotals> totals = lens.shownProperty().get().totals();
        totals.whenReady(ready -> {
            if (lens.functionProperty().get().isEmpty()) {
                Arrays.stream(ready.names()).boxed()
                        .max(Comparator.comparingLong(name -> Math.abs(ready.self(0, name))))
                        .ifPresent(name -> lens.functionProperty().set(ready.tree().nameOf(name)));
            }
        });
        totals.load();
    }

    /** Asks where sources are. */
    void chooseRoot() {
        final Path folder = chooseFolder.get();
        if (folder != null) {
            root.set(folder);
            result.renew();
        }
    }
}
