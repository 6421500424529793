package deadwood.app.ui.flame;

import deadwood.app.text.Amounts;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.PackageHue;
import deadwood.model.profile.FrameKind;
import deadwood.model.profile.FrameName;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.FrameTable.Function;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;

/**
 * Functions, and what one sample type says of them. Of trees with magnitudes ({@link MagnitudeTree}) it words the values
 * themselves.
 */
public final class ProfileText implements FlameText {

    private final StackProfile profile;
    private final String unit;
    private final Granularity granularity;
    private final ObservableValue<FlameColours> colours;
    private final Map<String, FrameName> names = new HashMap<>();

    public ProfileText(final StackProfile profile, final SampleType type, final Granularity granularity,
            final ObservableValue<FlameColours> colours) {
        this.profile = profile;
        this.unit = type.unit();
        this.granularity = granularity;
        this.colours = colours;
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
        return switch (granularity) {
            case FUNCTION, LINE -> name(name).shortName();
            case FILE -> name.substring(name.lastIndexOf('/') + 1);
            case PACKAGE -> name;
        };
    }

    @Override
    public String tighten(final String name) {
        return switch (granularity) {
            case FUNCTION, LINE -> name(name).withoutPackage();
            case FILE -> shorten(name);
            case PACKAGE -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
        };
    }

    @Override
    public double hue(final WeightedTree tree, final int node) {
        if (node == 0) {
            return -1;
        }
        final int frame = tree.payload(node);
        if (frame == WeightedTree.NONE) {
            return -1;
        }
        return switch (colours.getValue()) {
            case PACKAGE -> PackageHue.ofGroup(name(profile.frames().function(frame).name()).group());
            case MODULE -> PackageHue.ofGroup(module(frame));
            case KIND -> hue(profile.frames().kind(frame));
        };
    }

    /** The binary that a frame is mapped from, "" if that is not known. */
    private String module(final int frame) {
        final int mapping = profile.frames().mappingId(frame);
        return mapping == FrameTable.NO_MAPPING ? "" : profile.frames().mappings().get(mapping).file();
    }

    /** Far from each other on the wheel of Oklch, and in the temper that other tools gave them: the kernel is the hottest. */
    private static double hue(final FrameKind kind) {
        return switch (kind) {
            case COMPILED -> 145;
            case INLINED -> 220;
            case INTERPRETED -> 305;
            case NATIVE -> 85;
            case KERNEL -> 25;
            case UNKNOWN -> -1;
        };
    }

    @Override
    public List<Legend> legend() {
        if (colours.getValue() != FlameColours.KIND) {
            return List.of();
        }
        final Set<FrameKind> there = EnumSet.noneOf(FrameKind.class);
        for (int frame = 0; frame < profile.frames().size(); frame++) {
            there.add(profile.frames().kind(frame));
        }
        return there.stream().map(kind -> new Legend(word(kind), hue(kind))).toList();
    }

    private static String word(final FrameKind kind) {
        return Messages.get("flame.kind." + kind.name().toLowerCase(Locale.ROOT));
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
        final int frame = tree.payload(node);
        if (frame == WeightedTree.NONE || node == 0) {
            return "";
        }
        final StringBuilder text = new StringBuilder();
        final Function function = profile.frames().function(frame);
        if (!function.file().isEmpty() && granularity != Granularity.PACKAGE) {
            text.append(function.file());
            if (function.startLine() > 0 && granularity != Granularity.FILE) {
                text.append(':').append(function.startLine());
            }
        }
        if (colours.getValue() == FlameColours.MODULE && !module(frame).isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(module(frame));
        }
        if (colours.getValue() == FlameColours.KIND) {
            text.append(text.isEmpty() ? "" : "\n").append(word(profile.frames().kind(frame)));
        }
        return text.toString();
    }
}
