package deadwood.importers.folded;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads folded stacks the simple way: strings, a pattern and a map. */
final class FoldedOracle {

    private static final Pattern LINE = Pattern.compile("(.*?)[ \\t](-?\\d+)[ \\t]*");
    private static final Pattern TWO = Pattern.compile("(.*?)[ \\t](-?\\d+)[ \\t](-?\\d+)[ \\t]*");

    final Map<String, List<Long>> stacks = new TreeMap<>();
    final List<Integer> invalid = new ArrayList<>();

    FoldedOracle(final String text, final boolean twoCounts) {
        int number = 0;
        for (final String raw : text.split("\n", -1)) {
            number++;
            final String line = raw.replaceAll("[\\r \\t]+$", "");
            final Matcher matcher = (twoCounts ? TWO : LINE).matcher(line);
            if (matcher.matches()) {
                final List<Long> values = new ArrayList<>();
                for (int i = 2; i <= matcher.groupCount(); i++) {
                    values.add(new BigInteger(matcher.group(i)).longValueExact());
                }
                stacks.merge(name(matcher.group(1)), values, FoldedOracle::sum);
            } else if (!line.isEmpty() && line.charAt(0) != '#') {
                invalid.add(number);
            }
        }
    }

    private static List<Long> sum(final List<Long> left, final List<Long> right) {
        final List<Long> sum = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            sum.add(left.get(i) + right.get(i));
        }
        return sum;
    }

    private static String name(final String stack) {
        if (stack.isEmpty()) {
            return "[no stack]";
        }
        final List<String> frames = new ArrayList<>();
        for (final String frame : stack.split(";", -1)) {
            frames.add(frame.isEmpty() ? "[unknown]" : frame);
        }
        return String.join(";", frames);
    }
}
