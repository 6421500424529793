package deadwood.importers.gotext;

import deadwood.model.profile.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One goroutine as the runtime prints it (runtime/traceback.go, goroutineheader and traceback): a line with its number and what it waits for, two lines a
 * frame, two lines for where it was created.
 */
final class Traceback {

    static final Pattern HEADER = Pattern
            .compile("goroutine (\\d+)(?: gp=\\S+ m=\\S+(?: mp=\\S+)?)? \\[([^\\]]*)\\](?: \\{(.*)\\})?:\\s*");

    private static final Pattern CREATED = Pattern.compile("created by (.*?)(?: in goroutine (\\d+))?");
    private static final Pattern MINUTES = Pattern.compile("(\\d+) minutes");
    private static final Pattern NUMBERED = Pattern.compile("(synctest (?:bubble|group)) (\\d+)");
    private static final Pattern ELIDED = Pattern.compile("\\.\\.\\.(.* frames elided)\\.\\.\\.");
    /** What the runtime adds to a state; other words in brackets are part of its name: {@code GC worker (idle)} (waitReasonStrings in runtime2.go). */
    private static final Pattern REMARK = Pattern.compile(" \\((scan|leaked|durable)\\)");
    private static final Pattern PC = Pattern.compile(" pc=(0x[0-9a-f]+)");

    private final List<Label> labels = new ArrayList<>();
    private final List<SymbolLine> frames = new ArrayList<>();
    private @Nullable String open;
    private boolean isCreator;

    private Traceback() {}

    /** @return null if a line begins no goroutine */
    static @Nullable Traceback of(final String line) {
        final Matcher header = HEADER.matcher(line);
        if (!header.matches()) {
            return null;
        }
        final Traceback result = new Traceback();
        result.labels.add(number("goroutine", header.group(1), ""));
        result.state(header.group(2));
        if (header.group(3) != null) {
            result.userLabels(header.group(3));
        }
        return result;
    }

    private static Label number(final String key, final String digits, final String unit) {
        try {
            return new Label.Numeric(key, Long.parseLong(digits), unit);
        } catch (final NumberFormatException _) {
            return new Label.Text(key, digits);
        }
    }

    /** {@code chan receive (leaked), 5 minutes, locked to thread, synctest bubble 1}. */
    private void state(final String text) {
        final String[] parts = text.split(", ", -1);
        final Matcher remark = REMARK.matcher(parts[0]);
        final List<String> remarks = new ArrayList<>();
        final StringBuilder state = new StringBuilder();
        while (remark.find()) {
            remarks.add(remark.group(1));
            remark.appendReplacement(state, "");
        }
        remark.appendTail(state);
        labels.add(new Label.Text("state", state.toString()));
        remarks.forEach(word -> labels.add(new Label.Text(word, "true")));
        for (int i = 1; i < parts.length; i++) {
            final Matcher minutes = MINUTES.matcher(parts[i]);
            final Matcher numbered = NUMBERED.matcher(parts[i]);
            if (minutes.matches()) {
                labels.add(number("wait", minutes.group(1), "minutes"));
            } else if (numbered.matches()) {
                labels.add(number(numbered.group(1), numbered.group(2), ""));
            } else {
                labels.add(new Label.Text(parts[i], "true"));
            }
        }
    }

    /** The goroutine's own labels, which Go 1.27 adds; it quotes what would be misread. */
    private void userLabels(final String list) {
        final GoText text = new GoText(list, 0);
        while (!text.isAtEnd()) {
            final String key = text.string(": ");
            text.passes(": ");
            labels.add(new Label.Text(key, text.string(", ")));
            if (!text.passes(", ")) {
                return;
            }
        }
    }

    /**
     * Takes a line behind the first.
     *
     * @return false if it means nothing here
     */
    boolean line(final String line) {
        if (line.startsWith("\t")) {
            return place(line.strip());
        }
        endFrame("");
        final Matcher created = CREATED.matcher(line);
        if (created.matches()) {
            isCreator = true;
            labels.add(new Label.Text("created by", created.group(1)));
            if (created.group(2) != null) {
                labels.add(number("created by goroutine", created.group(2), ""));
            }
            return true;
        }
        final Matcher elided = ELIDED.matcher(line);
        if (elided.matches()) {
            frames.add(new SymbolLine(0, "[" + elided.group(1) + "]", "", 0));
            return true;
        }
        if (line.startsWith("[")) {
            return false;
        }
        open = function(line);
        return true;
    }

    private boolean place(final String place) {
        if (isCreator) {
            labels.add(new Label.Text("created at", place.replaceFirst(" \\+0x.*", "")));
            isCreator = false;
            return true;
        }
        if (open == null) {
            if (place.endsWith("stack unavailable")) {
                frames.add(new SymbolLine(0, "[stack unavailable]", "", 0));
                return true;
            }
            return false;
        }
        endFrame(place);
        return true;
    }

    private void endFrame(final String place) {
        isCreator = false;
        final String name = open;
        if (name != null) {
            final Matcher pc = PC.matcher(place);
            final Long address = pc.find() ? ProfileRow.address(pc.group(1)) : null;
            final SymbolLine.Place at = SymbolLine.Place.of(place.replaceFirst(" (?:\\+0x|fp=|pc=).*", ""));
            frames.add(new SymbolLine(address == null ? 0 : address, name, at.file(), at.line()));
            open = null;
        }
    }

    /** A function without its arguments: {@code main.(*T).run({0x5, 0x6}, 0x7?)}. */
    private static String function(final String line) {
        if (!line.endsWith(")")) {
            return line;
        }
        int depth = 0;
        for (int i = line.length() - 1; i > 0; i--) {
            final char character = line.charAt(i);
            depth += character == ')' ? 1 : character == '(' ? -1 : 0;
            if (depth == 0) {
                return line.substring(0, i);
            }
        }
        return line;
    }

    /** Ends the goroutine. The frames, the innermost first. */
    List<SymbolLine> frames() {
        endFrame("");
        return frames;
    }

    /** Number, state, how long it waits, who created it, its own labels. */
    List<Label> labels() {
        return labels;
    }
}
