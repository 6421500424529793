package deadwood.app.cli;

import deadwood.app.text.Sizes;
import deadwood.model.diff.Finding;
import deadwood.model.diff.Measures;
import deadwood.model.finding.HeapFinding;
import deadwood.model.structure.measure.TrieMeasures;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A finding as a person reads it: amount, kind, where; why; what changed, or what to do. */
final class FindingText {

    private static final String ORANGE = "\u001b[33m";
    private static final String BLUE = "\u001b[34m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final String INDENT = "   ";

    private final Terminal terminal;
    private final int width;

    FindingText(final Terminal terminal) {
        this.terminal = terminal;
        this.width = terminal.outColumns();
    }

    void print(final List<Finding> findings, final PrintWriter out) {
        print(findings.stream()
                .map(finding -> new Text(Sizes.delta(finding.deltaBytes()), finding.deltaBytes(), finding.kind(),
                        place(finding.where(), finding.type()), finding.why(),
                        change(finding.before(), finding.after())))
                .toList(), true, out);
    }

    void printHeapFindings(final List<HeapFinding> findings, final PrintWriter out) {
        print(findings.stream()
                .map(finding -> new Text(Sizes.bytes(finding.bytesToGain()), finding.bytesToGain(), finding.kind(),
                        place(finding.where(), finding.type()), finding.why(), "→ " + finding.advice()))
                .toList(), false, out);
    }

    /**
     * The parts of a finding.
     *
     * @param amount how much it is about
     * @param bytes the same as a number
     * @param last what stands in the last line, "" for none
     */
    private record Text(String amount, long bytes, String kind, String place, String why, String last) {}

    private void print(final List<Text> findings, final boolean asChange, final PrintWriter out) {
        int amountWidth = 0;
        int kindWidth = 0;
        for (final Text finding : findings) {
            amountWidth = Math.max(amountWidth, finding.amount().length());
            kindWidth = Math.max(kindWidth, finding.kind().length());
        }
        int rank = 1;
        for (final Text finding : findings) {
            final String amount = " ".repeat(amountWidth - finding.amount().length()) + finding.amount();
            final String kind = finding.kind().replace('-', ' ') + " ".repeat(kindWidth - finding.kind().length());
            final String number = rank < 10 ? " " + rank : Integer.toString(rank);
            final String head = number + " " + amount + "  " + kind + "  ";
            out.print(number + " " + (asChange ? coloured(amount, finding.bytes()) : bold(amount)) + "  " + bold(kind)
                    + "  ");
            if (width > 0 && head.length() + finding.place().length() > width) {
                out.println();
                lines(finding.place(), out);
            } else {
                out.println(finding.place());
            }
            lines(finding.why(), out);
            lines(finding.last(), out);
            rank++;
        }
    }

    /** A text below the head of a finding, broken between words where the terminal ends. */
    private void lines(final String text, final PrintWriter out) {
        if (text.isEmpty()) {
            return;
        }
        final StringBuilder line = new StringBuilder(INDENT);
        for (final String word : text.split(" ")) {
            if (width > 0 && line.length() > INDENT.length() && line.length() + 1 + word.length() > width) {
                out.println(line);
                line.setLength(INDENT.length());
            }
            line.append(line.length() == INDENT.length() ? "" : " ").append(word);
        }
        out.println(line);
    }

    private static String place(final String where, final String type) {
        return where.equals(type) ? type : where + " : " + type;
    }

    private String coloured(final String text, final long change) {
        return terminal.isColoured() && change != 0 ? (change > 0 ? ORANGE : BLUE) + text + PLAIN : text;
    }

    private String bold(final String text) {
        return terminal.isColoured() ? BOLD + text + PLAIN : text;
    }

    /** What is not the same on both sides: {@code entries 12 → 7, capacity 16 → 1,048,576}. */
    static String change(final @Nullable Measures before, final @Nullable Measures after) {
        if (before == null || after == null) {
            return before == null ? after == null ? "" : "new" : "gone";
        }
        final List<String> parts = new ArrayList<>();
        counts(parts, "count", before.count(), after.count());
        counts(parts, "entries", before.entries(), after.entries());
        counts(parts, "capacity", before.capacity(), after.capacity());
        tries(parts, "nodes", before, after, TrieMeasures::nodes);
        tries(parts, "dead nodes", before, after, TrieMeasures::deadNodes);
        sizes(parts, "wasted", before.wastedBytes(), after.wastedBytes());
        sizes(parts, "shallow", before.shallowSize(), after.shallowSize());
        sizes(parts, "retained", before.retainedSize(), after.retainedSize());
        return String.join(", ", parts);
    }

    private static void tries(final List<String> parts, final String name, final Measures before,
            final Measures after, final ToLongFunction<TrieMeasures> measure) {
        if (before.trie() != null && after.trie() != null) {
            counts(parts, name, measure.applyAsLong(before.trie()), measure.applyAsLong(after.trie()));
        }
    }

    private static void counts(final List<String> parts, final String name, final @Nullable Long before,
            final @Nullable Long after) {
        if (before != null && after != null && !before.equals(after)) {
            parts.add(name + " " + Sizes.count(before) + " → " + Sizes.count(after));
        }
    }

    private static void sizes(final List<String> parts, final String name, final @Nullable Long before,
            final @Nullable Long after) {
        if (before != null && after != null && !before.equals(after)) {
            parts.add(name + " " + Sizes.bytes(before) + " → " + Sizes.bytes(after));
        }
    }
}
