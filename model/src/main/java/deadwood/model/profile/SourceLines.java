package deadwood.model.profile;

import deadwood.model.store.CancelSignal;
import deadwood.model.tree.NameSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Functions line by line, as {@code go tool pprof -list} has them: what a line weighs itself is what the samples do whose innermost frame
 * stands in it; its total is that of all samples with a frame in it, each counted once however often the line is on its stack.
 *
 * @param listings by name of the function, then by file
 * @param total sum of all samples that count, which shares are of
 */
public record SourceLines(List<Listing> listings, long total) {

    /**
     * One function in one file.
     *
     * @param file path of the source as the profile has it, "" if it has none
     * @param self sum of what its lines weigh themselves
     * @param total sum of all samples with the function on their stacks, each counted once
     * @param lines ascending; those on no stack are left out
     */
    public record Listing(String function, String file, long self, long total, List<Line> lines) {

        public Listing {
            lines = List.copyOf(lines);
        }

        /**
         * Sum of the totals of all lines, which is what {@code pprof -list} prints above them: samples with several lines of the function
         * on their stacks count more than once.
         */
        public long sumOfLines() {
            return lines.stream().mapToLong(Line::total).sum();
        }
    }

    /**
     * One line.
     *
     * @param line from 1, 0 for what the profile has no line of
     */
    public record Line(int line, long self, long total) {}

    private record Place(String function, String file) {}

    public SourceLines {
        listings = List.copyOf(listings);
    }

    /**
     * @param functions a regular expression that is looked for in the names of functions
     * @param samples the samples that count
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws NameSearch.TooSlowException if the expression takes too long
     */
    public static SourceLines of(final StackProfile profile, final int type, final Pattern functions,
            final IntPredicate samples, final CancelSignal cancel) {
        final Map<Place, Integer> listingIds = new TreeMap<>(
                Comparator.comparing(Place::function).thenComparing(Place::file));
        final FrameTable frames = profile.frames();
        final NameSearch search = new NameSearch(functions);
        final int[] listingOfFunction = new int[frames.functions().size()];
        for (int function = 0; function < listingOfFunction.length; function++) {
            final FrameTable.Function named = frames.functions().get(function);
            listingOfFunction[function] = search.find(named.name())
                    ? listingIds.computeIfAbsent(new Place(named.name(), named.file()), _ -> listingIds.size())
                    : OutermostCalls.NO_KEY;
        }
        final int[] listingOfFrame = new int[frames.size()];
        final int[] lineOfFrame = new int[frames.size()];
        final Map<Long, Integer> lineIds = new HashMap<>();
        for (int frame = 0; frame < lineOfFrame.length; frame++) {
            final int listing = listingOfFunction[frames.functionId(frame)];
            listingOfFrame[frame] = listing;
            lineOfFrame[frame] = listing == OutermostCalls.NO_KEY
                    ? OutermostCalls.NO_KEY
                    : lineIds.computeIfAbsent(
                            (long) listing << Integer.SIZE | Integer.toUnsignedLong(frames.line(frame)),
                            _ -> lineIds.size());
        }
        final StackWeights weights = StackWeights.of(profile, type, samples, cancel);
        final StackWeights.ByKey byLine = weights.by(lineOfFrame, lineIds.size());
        final StackWeights.ByKey byListing = weights.by(listingOfFrame, listingIds.size());
        final List<List<Line>> lines = new ArrayList<>();
        listingIds.forEach((_, _) -> lines.add(new ArrayList<>()));
        lineIds.forEach((key, id) -> {
            final Line line = new Line(key.intValue(), byLine.self()[id], byLine.total()[id]);
            if (byLine.isOnStack(id)) {
                lines.get((int) (key >> Integer.SIZE)).add(line);
            }
        });
        final List<Listing> listings = new ArrayList<>();
        listingIds.forEach((place, id) -> {
            if (byListing.isOnStack(id)) {
                lines.get(id).sort(Comparator.comparingInt(Line::line));
                listings.add(new Listing(place.function, place.file, byListing.self()[id], byListing.total()[id],
                        lines.get(id)));
            }
        });
        return new SourceLines(listings, weights.total());
    }
}
