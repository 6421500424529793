package deadwood.importers.folded;

import deadwood.importers.Importer;
import deadwood.importers.text.Encoding;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the first bytes of a file say: whether it is folded stacks, and with how many counts.
 * <p>
 * Each line stands for itself, so there is no mark to look for. A file is taken for folded stacks if its first lines are
 * stacks with a count (at least half), some of more than one frame; or if all of them are, and none could be of another kind.
 */
final class FoldedHead {

    private static final Pattern LINE = Pattern
            .compile("(.*)[ \\t]-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?[ \\t]*");
    /** Lines with a number at the end that begin other formats. */
    private static final Pattern OTHER = Pattern
            .compile("(?:.* profile: .*|goroutine \\d+ .*|gc \\d+ @.*|--- .*|\\s*\\{\\s*\".*)");

    private int lines;
    private int valid;
    private int deep;
    private int withTwoCounts;
    private boolean isOther;

    private FoldedHead() {}

    /** @param head the first bytes of a file, at most {@link Importer#HEAD_BYTES} */
    static FoldedHead of(final byte[] head) {
        final FoldedHead result = new FoldedHead();
        final String text = Encoding.text(head);
        if (text.chars().anyMatch(FoldedHead::isNoText)) {
            result.isOther = true;
            return result;
        }
        final List<String> lines = text.lines().toList();
        final boolean endsWithin = head.length < Importer.HEAD_BYTES || text.endsWith("\n");
        final int complete = endsWithin ? lines.size() : lines.size() - 1;
        lines.subList(0, complete).forEach(result::add);
        if (result.lines == 0 && !endsWithin && lines.getLast().indexOf(';') >= 0) {
            // The first line goes on behind the head: a deep stack.
            result.add(lines.getLast() + " 1");
        }
        return result;
    }

    private static boolean isNoText(final int character) {
        return character < ' ' && character != '\n' && character != '\r' && character != '\t';
    }

    private void add(final String line) {
        final var matcher = LINE.matcher(line);
        final boolean isCounted = matcher.matches();
        if (line.isBlank() || line.charAt(0) == '#' && !isCounted) {
            return;
        }
        lines++;
        isOther |= OTHER.matcher(line).matches();
        if (isCounted) {
            final String stack = matcher.group(1);
            valid++;
            deep += stack.indexOf(';') >= 0 ? 1 : 0;
            withTwoCounts += LINE.matcher(stack).matches() ? 1 : 0;
        }
    }

    boolean isFolded() {
        return !isOther && valid > 0 && (deep > 0 ? 2 * valid >= lines : valid == lines);
    }

    /** Whether lines have a count of a base and another one: three of four, as a frame may end with a number, too. */
    boolean hasTwoCounts() {
        return valid > 0 && 4 * withTwoCounts >= 3 * valid;
    }
}
