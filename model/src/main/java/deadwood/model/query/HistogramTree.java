package deadwood.model.query;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.RetainedByGroup;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a heap grouped: below their superclasses, their loaders or their packages.
 *
 * @param tree bytes and objects; a class node has the id of its class as its payload (of one of them, where classes of one name are
 *        one node), a node that only groups has none
 * @param retainedSizes by node: what its objects and those of all nodes below retain together, in bytes; −1 without retention
 */
public record HistogramTree(WeightedTree tree, long[] retainedSizes) {

    /** Index of the value type that counts shallow size in bytes. */
    public static final int BYTES = 0;
    /** Index of the value type that counts objects. */
    public static final int OBJECTS = 1;

    /** What classes are grouped by. */
    public enum Grouping {
        /** A class below its superclass, down from {@code java.lang.Object}. */
        SUPERCLASS,
        /** A class below its defining loader, named as {@link ClassHistogram} does. */
        LOADER,
        /** A class below its package, that below the package whose name it begins with. */
        PACKAGE
    }

    private static final List<ValueType> VALUES = List.of(new ValueType("shallow", ValueType.Unit.BYTES),
            new ValueType("objects", ValueType.Unit.COUNT));

    /**
     * @param totals what is grouped
     * @param retention of the same heap, for retained sizes of all reachable objects; null to go without
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static HistogramTree of(final ClassTotals totals, final Grouping grouping,
            final @Nullable Retention retention, final Progress progress, final CancelSignal cancel)
            throws IOException {
        final HeapGraph heap = totals.heap();
        final int[] nodes = new int[heap.classes().size()];
        final WeightedTree tree = tree(totals, grouping, nodes);
        final long[] retained = new long[tree.size()];
        if (retention == null) {
            Arrays.fill(retained, -1);
            return new HistogramTree(tree, retained);
        }
        final int[][] groups = new int[nodes.length][];
        Arrays.setAll(groups, classId -> ancestors(tree, nodes[classId]));
        final long[] sums = RetainedByGroup.of(retention, groups, tree.size(),
                progress.begin("adding up groups", retention.reachableCount(), Progress.Unit.OBJECTS), cancel);
        return new HistogramTree(tree, sums);
    }

    /** A node and all above it; nothing for a class that has no node. */
    private static int[] ancestors(final WeightedTree tree, final int node) {
        if (node == WeightedTree.NONE) {
            return new int[0];
        }
        final int[] chain = new int[tree.depth(node) + 1];
        int at = node;
        for (int i = 0; i < chain.length; i++) {
            chain[i] = at;
            at = tree.parent(at);
        }
        return chain;
    }

    /** @param nodes by class: filled with its node, {@link WeightedTree#NONE} if it has no objects */
    private static WeightedTree tree(final ClassTotals totals, final Grouping grouping, final int[] nodes) {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(VALUES, "all");
        Arrays.fill(nodes, WeightedTree.NONE);
        final List<ClassInfo> classes = totals.heap().classes().all();
        for (final ClassInfo type : classes) {
            if (totals.instances(type.id()) > 0) {
                final int node = node(builder, totals.heap(), grouping, type);
                nodes[type.id()] = node;
                builder.addSelf(BYTES, node, totals.shallowSize(type.id()));
                builder.addSelf(OBJECTS, node, totals.instances(type.id()));
            }
        }
        final WeightedTree tree = builder.build();
        renumber(nodes, builder, tree);
        return tree;
    }

    /** Payloads tell where the nodes of the builder went. */
    private static void renumber(final int[] nodes, final WeightedTreeBuilder builder, final WeightedTree tree) {
        final int[] nodeOfClass = new int[nodes.length];
        for (int node = 0; node < tree.size(); node++) {
            if (tree.payload(node) != WeightedTree.NONE) {
                nodeOfClass[tree.payload(node)] = node;
            }
        }
        for (int classId = 0; classId < nodes.length; classId++) {
            if (nodes[classId] != WeightedTree.NONE) {
                nodes[classId] = nodeOfClass[builder.payload(nodes[classId])];
            }
        }
    }

    private static int node(final WeightedTreeBuilder builder, final HeapGraph heap, final Grouping grouping,
            final ClassInfo type) {
        return switch (grouping) {
            case SUPERCLASS -> belowSuperclasses(builder, heap, type);
            case LOADER -> classNode(builder,
                    builder.child(WeightedTreeBuilder.ROOT, ClassHistogram.loaderOf(heap, type)), type.name(), type);
            case PACKAGE -> belowPackages(builder, type);
        };
    }

    private static int belowSuperclasses(final WeightedTreeBuilder builder, final HeapGraph heap,
            final ClassInfo type) {
        final List<ClassInfo> chain = new ArrayList<>();
        int classId = type.id();
        while (classId != HeapGraph.NONE) {
            chain.add(heap.classes().get(classId));
            classId = heap.classes().get(classId).superclass();
            if (chain.size() > heap.classes().size()) {
                // A damaged dump can hold a cycle of superclasses.
                return classNode(builder, WeightedTreeBuilder.ROOT, type.name(), type);
            }
        }
        int node = WeightedTreeBuilder.ROOT;
        for (final ClassInfo ancestor : chain.reversed()) {
            node = classNode(builder, node, ancestor.name(), ancestor);
        }
        return node;
    }

    private static int belowPackages(final WeightedTreeBuilder builder, final ClassInfo type) {
        int node = WeightedTreeBuilder.ROOT;
        for (final String part : packages(type)) {
            node = builder.child(node, part);
        }
        return classNode(builder, node, type.simpleName(), type);
    }

    private static List<String> packages(final ClassInfo type) {
        final String name = type.packageName();
        return name.isEmpty() ? Collections.emptyList() : Arrays.asList(name.split("\\.", -1));
    }

    private static int classNode(final WeightedTreeBuilder builder, final int parent, final String name,
            final ClassInfo type) {
        final int node = builder.child(parent, name);
        if (builder.payload(node) == WeightedTree.NONE) {
            builder.payload(node, type.id());
        }
        return node;
    }
}
