package deadwood.app.ui.flame;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.PackageHue;
import deadwood.model.profile.FrameName;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.util.HashMap;
import java.util.Map;

/**
 * Functions, and what one sample type says of them. Of trees with magnitudes ({@link MagnitudeTree}) it words the values
 * themselves.
 */
public final class ProfileText implements FlameText {

    private final StackProfile profile;
    private final String unit;
    private final Map<String, FrameName> names = new HashMap<>();

    public ProfileText(final StackProfile profile, final SampleType type) {
        this.profile = profile;
        this.unit = type.unit();
    }

    /** The index of the value that has a sign. */
    private static int signed(final WeightedTree tree) {
        return MagnitudeTree.is(tree) ? MagnitudeTree.SIGNED : 0;
    }

    private FrameName name(final String name) {
        return names.computeIfAbsent(name, FrameName::of);
    }

    @Override
    public String shorten(final String name) {
        return name(name).shortName();
    }

    @Override
    public String tighten(final String name) {
        return name(name).withoutPackage();
    }

    @Override
    public double hue(final WeightedTree tree, final int node) {
        return node == 0 ? -1 : PackageHue.ofGroup(name(tree.name(node)).group());
    }

    @Override
    public String amount(final WeightedTree tree, final int node) {
        final long amount = tree.total(signed(tree), node);
        if (!MagnitudeTree.is(tree) || amount == 0) {
            return Amounts.of(amount, unit);
        }
        return (amount > 0 ? "▲ " : "▼ ") + Amounts.of(Math.abs(amount), unit);
    }

    @Override
    public String amounts(final WeightedTree tree, final int node) {
        final int value = signed(tree);
        final StringBuilder text = new StringBuilder(Messages.get("profile.amounts", amount(tree, node),
                Amounts.of(tree.self(value, node), unit)));
        if (value != 0) {
            text.append('\n').append(Messages.get("profile.magnitude",
                    Amounts.of(tree.total(MagnitudeTree.MAGNITUDE, node), unit)));
        }
        return text.toString();
    }

    @Override
    public String merged(final long weight) {
        return Messages.get("profile.merged", Amounts.of(weight, unit));
    }

    @Override
    public String more(final WeightedTree tree, final int node) {
        final int id = tree.payload(node);
        if (id == WeightedTree.NONE || node == 0) {
            return "";
        }
        final Function function = profile.frames().function(id);
        if (function.file().isEmpty()) {
            return "";
        }
        return function.startLine() > 0 ? function.file() + ":" + function.startLine() : function.file();
    }
}
