package deadwood.app.ui.delta;

import deadwood.app.text.Amounts;
import deadwood.app.ui.delta.ComparisonLens.Shown;
import deadwood.app.ui.flame.FlameColours;
import deadwood.app.ui.flame.FlameMark;
import deadwood.app.ui.flame.FlameText;
import deadwood.app.ui.flame.ProfileText;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.ChangeHue;
import deadwood.app.ui.theme.PackageHue;
import deadwood.model.profile.FrameName;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Granularity;
import deadwood.model.tree.TreeDelta;
import deadwood.model.tree.WeightedTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What boxes of a comparison say: of both profiles in one, or of one of them beside the other. */
final class DeltaText implements FlameText {

    private final ComparisonLens lens;
    private final Shown shown;
    private final Side side;
    private final DeltaWords words;
    private final ProfileText names;
    private final Map<String, Double> hues = new HashMap<>();
    private @Nullable TreeDelta known;

    /** What is drawn. */
    enum Side {
        BOTH, BEFORE, AFTER
    }

    DeltaText(final ComparisonLens lens, final Shown shown, final Side side) {
        this.lens = lens;
        this.shown = shown;
        this.side = side;
        this.words = new DeltaWords(shown.type().unit());
        this.names = new ProfileText(lens.profileAfter(), shown.type(), shown.query().granularity(),
                new ReadOnlyObjectWrapper<>(FlameColours.PACKAGE));
    }

    /** Not to be asked for before the result is there; kept for as long as boxes of it are drawn. */
    private TreeDelta delta() {
        TreeDelta delta = known;
        if (delta == null) {
            delta = Objects.requireNonNull(shown.result().value()).delta().tree();
            known = delta;
        }
        return delta;
    }

    /** The function of a node, null if it is none. */
    @Nullable
    Function function(final int node) {
        return node == 0 ? null : DeltaSource.function(lens, delta(), node);
    }

    @Override
    public String shorten(final String name) {
        return names.shorten(name);
    }

    @Override
    public String tighten(final String name) {
        return names.tighten(name);
    }

    @Override
    public double hue(final WeightedTree tree, final int node) {
        final Function function = function(node);
        return function == null
                ? -1
                : hues.computeIfAbsent(function.name(), name -> PackageHue.ofGroup(FrameName.of(name).group()));
    }

    /** How much it changed, −1 to 1, in relation to the larger of both. */
    static double change(final TreeDelta delta, final int node) {
        final double before = delta.totalBefore(0, node);
        final double after = delta.totalAfter(0, node);
        final double larger = Math.max(Math.abs(before), Math.abs(after));
        return larger == 0 ? 0 : Math.clamp((after - before) / larger, -1, 1);
    }

    @Override
    public double change(final WeightedTree tree, final int node) {
        return side == Side.BOTH ? change(delta(), node) : Double.NaN;
    }

    @Override
    public FlameMark mark(final WeightedTree tree, final int node) {
        final boolean isBefore = tree.total(TreeDelta.BEFORE, node) != 0;
        final boolean isAfter = tree.total(TreeDelta.AFTER, node) != 0;
        if (side == Side.BEFORE && !isBefore || side == Side.AFTER && !isAfter) {
            return FlameMark.ABSENT;
        }
        if (isBefore != isAfter) {
            return isAfter ? FlameMark.NEW : FlameMark.GONE;
        }
        final double step = ChangeHue.step(change(delta(), node));
        return step == 0 ? FlameMark.NONE : step > 0 ? FlameMark.GROWN : FlameMark.SHRUNK;
    }

    @Override
    public String amount(final WeightedTree tree, final int node) {
        final long before = delta().totalBefore(0, node);
        final long after = delta().totalAfter(0, node);
        final FlameMark mark = mark(tree, node);
        if (mark == FlameMark.ABSENT) {
            return Messages.get(side == Side.BEFORE ? "delta.absent.before" : "delta.absent.after");
        }
        if (side == Side.BOTH) {
            return before == after ? Amounts.of(after, words.unit()) : words.change(after - before);
        }
        final String amount = Amounts.of(side == Side.BEFORE ? before : after, words.unit());
        return switch (mark) {
            case GROWN -> amount + " ▲";
            case SHRUNK -> amount + " ▼";
            case NEW -> amount + "  " + Messages.get("compare.new");
            case GONE -> amount + "  " + Messages.get("compare.gone");
            case NONE, ABSENT -> amount;
        };
    }

    @Override
    public String described(final WeightedTree tree, final int node) {
        final TreeDelta delta = delta();
        final StringBuilder text = new StringBuilder(words.described(delta.totalBefore(0, node), delta.totalAfter(0,
                node)));
        line(text, words.describedSelf(delta.selfBefore(0, node), delta.selfAfter(0, node)));
        if (node > 0) {
            line(text, DeltaWords.shares(delta.totalBefore(0, node), delta.totalBefore(0, 0),
                    delta.totalAfter(0, node), delta.totalAfter(0, 0)));
        }
        line(text, more(tree, node));
        return text.toString();
    }

    @Override
    public String described(final WeightedTree tree, final int first, final int last) {
        long before = 0;
        long after = 0;
        for (int node = first; node != WeightedTree.NONE && node <= last; node = tree.nextSibling(node)) {
            before += delta().totalBefore(0, node);
            after += delta().totalAfter(0, node);
        }
        return words.described(before, after);
    }

    private static void line(final StringBuilder text, final String line) {
        if (!line.isEmpty()) {
            text.append('\n').append(line);
        }
    }

    @Override
    public String amounts(final WeightedTree tree, final int node) {
        return words.described(delta().totalBefore(0, node), delta().totalAfter(0, node));
    }

    @Override
    public String merged(final long weight) {
        return Amounts.of(weight, words.unit());
    }

    /** File and line, as far as the box is no larger than that. */
    @Override
    public String more(final WeightedTree tree, final int node) {
        final Function function = function(node);
        final Granularity granularity = shown.query().granularity();
        if (function == null || function.file().isEmpty() || granularity == Granularity.PACKAGE) {
            return "";
        }
        return function.startLine() > 0 && granularity != Granularity.FILE
                ? function.file() + ":" + function.startLine()
                : function.file();
    }
}
