package deadwood.model.finding;

import deadwood.model.finding.HeapFinding.Measure;
import deadwood.model.query.DuplicateStrings;
import deadwood.model.query.EqualStrings;
import deadwood.model.store.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code duplicate-strings}: texts that many strings have. A text that is worth a finding has one of its own; the others are one finding
 * together where they take a {@value #SHARE}th of the heap. To gain are all but one string and one array of each text.
 */
final class DuplicateTexts implements HeapDetector {

    /** Texts that are told one by one. */
    private static final int MAXIMUM_TEXTS = 50;
    /** Every program has some texts twice: names, keys, units. */
    private static final long SHARE = 20;
    private static final int SHOWN = 60;
    private static final String STRING = "java.lang.String";

    @Override
    public String kind() {
        return "duplicate-strings";
    }

    @Override
    public List<HeapFinding> detect(final HeapFacts facts) throws IOException {
        final DuplicateStrings strings = DuplicateStrings.of(facts.heap(), facts.retention(), MAXIMUM_TEXTS,
                Progress.NONE, facts.cancel());
        final long threshold = facts.threshold().bytes();
        final List<DuplicateStrings.Group> named = strings.groups().stream()
                .filter(group -> group.gain() >= threshold).toList();
        final long rest = strings.gain() - named.stream().mapToLong(DuplicateStrings.Group::gain).sum();
        final boolean isRestWorthAWord = rest >= facts.threshold().ofLibrary()
                && rest * SHARE >= facts.retention().reachableBytes();
        // Those with the most to gain come first, so the others are behind the named ones.
        final List<DuplicateStrings.Group> others = isRestWorthAWord
                ? strings.groups().stream().skip(named.size()).limit(HeapFinding.MAXIMUM_OBJECTS).toList()
                : List.of();
        final List<DuplicateStrings.Group> asked = Stream.concat(named.stream(), others.stream()).toList();
        final List<int[]> equal = asked.isEmpty()
                ? List.of()
                : EqualStrings.of(facts.retention(), asked.stream().map(DuplicateStrings.Group::example).toList(),
                        facts.cancel());
        final List<HeapFinding> findings = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            findings.add(ofText(facts, named.get(i), equal.get(i)));
        }
        if (isRestWorthAWord) {
            findings.add(ofRest(facts, strings, rest, named.size(), others, equal.subList(named.size(), equal.size())));
        }
        return findings;
    }

    private HeapFinding ofText(final HeapFacts facts, final DuplicateStrings.Group group, final int[] strings)
            throws IOException {
        final Places places = new Places(facts);
        final List<Integer> objects = new ArrayList<>();
        for (final int string : strings) {
            places.add(string);
            if (objects.size() < HeapFinding.MAXIMUM_OBJECTS) {
                objects.add(string);
            }
        }
        return new HeapFinding(kind(), places.most(), STRING, group.strings(),
                List.of(new Measure("strings", group.strings()), new Measure("arrays", group.arrays()),
                        new Measure("characters", group.length()), new Measure("sizeBytes", group.size()),
                        new Measure("stringsHere", places.there()), new Measure("places", places.places())),
                group.gain(),
                Words.count(group.strings(), "string", "strings") + " say " + quoted(group.text()) + "; "
                        + Words.number(places.there()) + " of them hang here"
                        + (places.places() == 1
                                ? ""
                                : ", the others in "
                                        + Words.count(places.places() - 1L, "other place", "other places")),
                "See where they are made, mostly by a parser or a driver: look each text up in a map of those that are"
                        + " known, or let the JVM share their arrays with -XX:+UseStringDeduplication.",
                objects);
    }

    private HeapFinding ofRest(final HeapFacts facts, final DuplicateStrings strings, final long rest,
            final long named, final List<DuplicateStrings.Group> groups, final List<int[]> equal) throws IOException {
        final Places places = new Places(facts);
        for (final int[] same : equal) {
            for (final int string : same) {
                places.add(string);
            }
        }
        final long texts = strings.duplicated() - named;
        return new HeapFinding(kind(), places.most(), STRING, texts,
                List.of(new Measure("texts", texts), new Measure("allStrings", strings.strings()),
                        new Measure("allSizeBytes", strings.stringSize())),
                rest,
                Words.number(texts) + " texts" + (named == 0 ? "" : " more")
                        + " are there more than once; together they"
                        + " take " + Words.share(rest, facts.retention().reachableBytes())
                        + " of the heap beyond one string each",
                "See where such strings are made, mostly by a parser or a driver: look each text up in a map of those"
                        + " that are known, or let the JVM share their arrays with -XX:+UseStringDeduplication.",
                groups.stream().map(DuplicateStrings.Group::example).toList());
    }

    private static String quoted(final String text) {
        final String line = text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.codePointCount(0, line.length()) <= SHOWN
                ? "\"" + line + "\""
                : "\"" + line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…\"";
    }
}
