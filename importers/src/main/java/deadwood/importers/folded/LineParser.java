package deadwood.importers.folded;

import deadwood.importers.text.TextLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts lines into a {@link CallTrie}. Most lines begin as the one before them does, so what they have in common is not looked up
 * again. For one thread.
 */
final class LineParser {

    private static final int DIGITS = 18;
    private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
    private static final long MULTIPLIER = 0xD6E8_FEB8_6659_FD93L;
    private static final int COMMENTS = 100;

    private final boolean twoCounts;
    private final CallTrie trie;
    private final LineFaults faults = new LineFaults();
    private final List<String> comments = new ArrayList<>();
    private long lines;

    // The frames of the line before: where each ends, from the beginning of the line, and its node.
    private int[] ends = new int[64];
    private int[] path = new int[64];
    private int depth;
    private int previousFrom;
    private int previousTo;

    // Of the count and of the frame that were read last.
    private long value;
    private int stackEnd;
    private long hash;

    LineParser(final boolean twoCounts) {
        this.twoCounts = twoCounts;
        this.trie = new CallTrie(twoCounts);
    }

    /**
     * Takes lines that all end with a line feed.
     *
     * @param text with {@link Bytes#SLACK} more bytes behind {@code to}
     * @param offset of {@code from} in the file
     */
    void lines(final byte[] text, final int from, final int to, final long offset) {
        depth = 0;
        previousFrom = 0;
        previousTo = 0;
        int start = from;
        while (start < to) {
            final int end = Bytes.newline(text, start, to);
            lines++;
            line(text, start, end, offset + (start - from));
            start = end + 1;
        }
    }

    /** A line so long that only its beginning was read. */
    void tooLong(final long offset, final byte[] text) {
        lines++;
        faults.invalid(lines, offset, text, 0, text.length);
    }

    private void line(final byte[] text, final int from, final int newline, final long offset) {
        int to = newline;
        while (to > from && isSpace(text[to - 1])) {
            to--;
        }
        if (to == from) {
            return;
        }
        if (!count(text, from, to)) {
            if (text[from] == '#') {
                comment(text, from, to);
            } else {
                faults.invalid(lines, offset, text, from, to);
            }
            return;
        }
        final long count = value;
        long base = 0;
        if (twoCounts) {
            final int end = stackEnd;
            if (count(text, from, end)) {
                base = value;
            } else {
                stackEnd = end;
                faults.single(lines, offset);
            }
        }
        trie.count(stack(text, from, stackEnd), base, count);
    }

    private static boolean isSpace(final byte character) {
        return character == ' ' || character == '\r' || character == '\t';
    }

    private void comment(final byte[] text, final int from, final int to) {
        if (comments.size() < COMMENTS) {
            comments.add(TextLines.text(text, from + 1, to).strip());
        }
    }

    /** Reads the number behind the last space into {@link #value} and where the space is into {@link #stackEnd}. */
    private boolean count(final byte[] text, final int from, final int to) {
        long number = 0;
        long unit = 1;
        int i = to - 1;
        while (i >= from && text[i] >= '0' && text[i] <= '9') {
            number += unit * (text[i] - '0');
            unit *= 10;
            i--;
        }
        if (i >= from && i < to - 1 && to - i <= DIGITS && (text[i] == ' ' || text[i] == '\t')) {
            value = number;
            stackEnd = i;
            return true;
        }
        return oddCount(text, from, to);
    }

    private boolean oddCount(final byte[] text, final int from, final int to) {
        final int space = FoldedLine.lastSpace(text, from, to);
        if (space < 0 || !FoldedLine.isCount(text, space + 1, to)) {
            return false;
        }
        final FoldedLine.Count count = FoldedLine.count(text, space + 1, to);
        faults.odd(count);
        value = count.value();
        stackEnd = space;
        return true;
    }

    /** The node of the frames between two places. */
    private int stack(final byte[] text, final int from, final int to) {
        if (to == from) {
            // A line that is a space and a count: the count of no stack. What follows shares nothing with it.
            depth = 0;
            previousFrom = from;
            previousTo = to;
            return CallTrie.ROOT;
        }
        final int differs = Arrays.mismatch(text, previousFrom, previousTo, text, from, to);
        if (differs < 0) {
            return depth == 0 ? CallTrie.ROOT : path[depth - 1];
        }
        // A frame is shared if the semicolon behind it is, too.
        while (depth > 0 && ends[depth - 1] >= differs) {
            depth--;
        }
        int node = depth == 0 ? CallTrie.ROOT : path[depth - 1];
        int at = depth == 0 ? from : from + ends[depth - 1] + 1;
        while (true) {
            final int end = frameEnd(text, at, to);
            node = trie.child(node, text, at, end, hash);
            push(end - from, node);
            if (end == to) {
                break;
            }
            at = end + 1;
        }
        previousFrom = from;
        previousTo = to;
        return node;
    }

    /** Where a frame ends; leaves the hash of its name behind. */
    private int frameEnd(final byte[] text, final int from, final int to) {
        long mixed = SEED;
        int at = from;
        while (true) {
            final long word = Bytes.at(text, at);
            long end = Bytes.semicolon(word);
            final int left = to - at;
            if (left < Long.BYTES) {
                end |= 0x80L << (left << 3);
            }
            if (end != 0) {
                final int bytes = Long.numberOfTrailingZeros(end) >>> 3;
                mixed = (mixed ^ word & (1L << (bytes << 3)) - 1) * MULTIPLIER;
                at += bytes;
                mixed = (mixed ^ mixed >>> 32 ^ at - from) * MULTIPLIER;
                hash = mixed ^ mixed >>> 32;
                return at;
            }
            mixed = (mixed ^ word) * MULTIPLIER;
            mixed ^= mixed >>> 32;
            at += Long.BYTES;
        }
    }

    private void push(final int end, final int node) {
        if (depth == ends.length) {
            ends = Arrays.copyOf(ends, 2 * depth);
            path = Arrays.copyOf(path, 2 * depth);
        }
        ends[depth] = end;
        path[depth++] = node;
    }

    CallTrie trie() {
        return trie;
    }

    LineFaults faults() {
        return faults;
    }

    /** Lines that begin with # and have no count. */
    List<String> comments() {
        return comments;
    }

    /** Number of lines. */
    long lines() {
        return lines;
    }
}
