package deadwood.app.ui.flame;

import deadwood.app.text.Sizes;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.PackageHue;
import deadwood.model.retention.RetentionTree;
import deadwood.model.tree.WeightedTree;
import java.util.HashMap;
import java.util.Map;

/** Classes or packages, and the bytes that their objects retain. */
public final class RetentionText implements FlameText {

    private final boolean packages;
    private final Map<String, Double> hues = new HashMap<>();

    /** @param packages whether names are packages rather than classes */
    public RetentionText(final boolean packages) {
        this.packages = packages;
    }

    @Override
    public String shorten(final String name) {
        return packages ? name : ClassName.of(name).simpleName();
    }

    @Override
    public double hue(final WeightedTree tree, final int node) {
        return hues.computeIfAbsent(tree.name(node), name -> packages
                ? PackageHue.ofPackage(name)
                : PackageHue.of(name));
    }

    @Override
    public String amount(final WeightedTree tree, final int node) {
        return Sizes.bytes(tree.total(RetentionTree.BYTES, node));
    }

    @Override
    public String amounts(final WeightedTree tree, final int node) {
        return merged(tree.total(RetentionTree.BYTES, node));
    }

    @Override
    public String merged(final long weight) {
        return Messages.get("flame.retained", Sizes.bytes(weight), Sizes.exact(weight));
    }

    @Override
    public String more(final WeightedTree tree, final int node) {
        return tree.valueTypes().size() <= RetentionTree.OBJECTS
                ? ""
                : Messages.get("flame.objects", Sizes.count(tree.total(RetentionTree.OBJECTS, node)),
                        Sizes.bytes(tree.self(RetentionTree.BYTES, node)));
    }
}
