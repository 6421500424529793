package deadwood.model.structure.where;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.Root;
import deadwood.model.heap.StaticField;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import deadwood.model.store.Progress;
import deadwood.model.structure.catalog.FieldRole;
import deadwood.model.structure.catalog.HeapCatalog;
import deadwood.model.structure.trie.TrieFamily;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in one line where an object hangs: {@code static com.acme.Router.INSTANCE → routes → trie},
 * {@code thread "worker-3" local → ctx → cache}.
 * <p>
 * Only fields have a name in it. What is inside a collection or trie has none; its entries are {@code [*]}, its keys
 * {@code [key]}, elements of other arrays {@code []}. Of two dumps of one program the same object has the same line, unless
 * what holds it has changed. For one thread; good as long as the store that was given.
 */
public final class Whereabouts {

    private static final Pattern THREAD_NUMBERS = Pattern.compile("\\d+");
    private static final Pattern GENERATED = Pattern.compile("(\\$\\$Lambda)[/$+].*|[/+]0x[0-9a-fA-F]+$");
    private static final Pattern NUMBERED = Pattern.compile("(\\$Proxy|Accessor|\\$\\$[A-Za-z]+\\$\\$)[0-9a-f]+");
    private static final String THREAD = "thread \"";

    /** In the column of places: nobody has asked yet. */
    private static final int UNKNOWN = 0;
    /** What is added to places in their column: it begins as zeros, and most of it is never touched. */
    private static final int SHIFT = 1;

    private final HeapGraph heap;
    private final HeapCatalog catalog;
    private final Inside inside;
    private final HoldingTree tree;
    private final FieldReader reader;
    private final PathTable paths = new PathTable();
    private final IntColumn known;
    private final BitSet holdersOfTries = new BitSet();
    private int[] climb = new int[64];

    private Whereabouts(final HeapGraph heap, final HeapCatalog catalog, final Inside inside, final HoldingTree tree,
            final FieldReader reader, final IntColumn known) {
        this.heap = heap;
        this.catalog = catalog;
        this.inside = inside;
        this.tree = tree;
        this.reader = reader;
        this.known = known;
    }

    /**
     * @param tries the families of tries, whose nodes have no place of their own
     * @param deadEnds ids of classes whose objects nobody asks the place of, nor of anything that they lead to: most of a heap
     * @param store where columns of two ints an object go
     */
    public static Whereabouts of(final HeapGraph heap, final Retention retention, final HeapCatalog catalog,
            final List<TrieFamily> tries, final BitSet deadEnds, final FieldReader reader, final ColumnStore store,
            final Progress progress,
            final CancelSignal cancel) throws IOException {
        final Inside inside = new Inside(heap, catalog, tries);
        final HoldingTree tree = HoldingTree.of(heap, retention, catalog, inside, deadEnds, reader, store, progress,
                cancel);
        final IntColumn known = store.ints("whereabouts", heap.objectCount());
        return new Whereabouts(heap, catalog, inside, tree, reader, known);
    }

    /** The object that holds another, or {@link HeapGraph#NONE} if it is a root. */
    public int holder(final int object) {
        return tree.holder(object);
    }

    /** Says that an object is nothing but the face of the trie whose root it refers to. Before the first question. */
    public void addHolderOfTrie(final int object) {
        holdersOfTries.set(object);
    }

    /**
     * A number for the place of a reachable object: equal places have equal numbers.
     */
    public int placeOf(final int object) {
        int depth = 0;
        int at = object;
        while (at != HoldingTree.ROOT && known.get(at) == UNKNOWN) {
            if (depth == climb.length) {
                climb = Arrays.copyOf(climb, depth * 2);
            }
            climb[depth++] = at;
            at = tree.holder(at);
        }
        while (depth > 0) {
            final int next = climb[--depth];
            known.set(next, SHIFT + (at == HoldingTree.ROOT ? start(next) : extend(at, known.get(at) - SHIFT, next)));
            at = next;
        }
        return known.get(object) - SHIFT;
    }

    /** A place in words. */
    public String text(final int place) {
        return paths.text(place);
    }

    /** What is equal for equal places of two dumps: numbers in names of threads do not count. */
    public static String matchKey(final String where) {
        if (!where.startsWith(THREAD)) {
            return where;
        }
        final int end = where.indexOf('"', THREAD.length());
        return end < 0
                ? where
                : THREAD_NUMBERS.matcher(where.substring(0, end)).replaceAll("#") + where.substring(end);
    }

    /** The name of a class without what differs from run to run in names that are made up at run time. */
    static String stableName(final String className) {
        final String name = GENERATED.matcher(className).replaceAll("$1");
        return NUMBERED.matcher(name).replaceAll("$1#");
    }

    private int start(final int object) {
        final String thread = tree.threadName(object);
        if (thread != null) {
            return paths.start(threadText(thread));
        }
        final ClassInfo mirrored = heap.mirroredBy(object);
        if (mirrored != null) {
            return paths.start("class " + stableName(mirrored.name()));
        }
        final List<Root> roots = heap.roots().of(object);
        final String kind = roots.isEmpty() ? "root" : roots.getFirst().kind().label();
        return paths.start(kind + " " + stableName(heap.classOf(object).name()));
    }

    private static String threadText(final String name) {
        return name.isEmpty() ? "unnamed thread" : THREAD + name.replace('"', '\'') + '"';
    }

    private int extend(final int holder, final int path, final int object) {
        final ClassInfo mirrored = heap.mirroredBy(holder);
        if (mirrored != null) {
            return fromClass(mirrored, path, object);
        }
        final String thread = tree.threadName(holder);
        if (thread != null) {
            final Field field = fieldWith(holder, object);
            return field == null ? paths.start(threadText(thread) + " local") : named(path, field);
        }
        if (inside.isArray(holder)) {
            return fromArray(path, object);
        }
        final TrieFamily family = inside.family(holder);
        if (family != null) {
            return fromTrieNode(family, holder, path, object);
        }
        if (inside.hasRoles(holder)) {
            return fromCollection(holder, path, object);
        }
        if (holdersOfTries.get(holder) && inside.isTrieNode(object)) {
            return paths.inside(path, PathTable.Step.INSIDE_TRIE);
        }
        final Field field = fieldWith(holder, object);
        return field == null ? paths.field(path, "", "<class>") : named(path, field);
    }

    private int fromClass(final ClassInfo mirrored, final int path, final int object) {
        for (final StaticField field : mirrored.statics()) {
            if (field.target() == object && !field.name().startsWith("<")) {
                return paths.start("static " + stableName(mirrored.name()) + "." + field.name());
            }
        }
        final boolean isLoader = mirrored.loader() == object;
        return paths.field(path, "", isLoader ? "<loader>" : "<class data>");
    }

    private int fromArray(final int path, final int object) {
        return switch (paths.step(path)) {
            case INSIDE_COLLECTION -> inside.isCollectionNode(object)
                    ? path
                    : paths.step(paths.outside(path), PathTable.Step.ELEMENT);
            case INSIDE_TRIE -> inside.isTrieNode(object) || inside.isCollectionNode(object)
                    ? path
                    : paths.step(paths.outside(path), PathTable.Step.ELEMENT);
            default -> paths.step(path, PathTable.Step.INDEX);
        };
    }

    private int fromTrieNode(final TrieFamily family, final int holder, final int path, final int object) {
        if (inside.isTrieNode(object)) {
            return paths.inside(path, PathTable.Step.INSIDE_TRIE);
        }
        final int index = fieldIndexWith(holder, object);
        final FieldRole role = index < 0
                ? FieldRole.ELEMENT
                : family.role(heap.classes(), heap.classIdOf(holder), index);
        return role == FieldRole.INSIDE
                ? paths.inside(path, PathTable.Step.INSIDE_TRIE)
                : paths.step(paths.outside(path),
                        role == FieldRole.KEY ? PathTable.Step.KEY : PathTable.Step.ELEMENT);
    }

    private int fromCollection(final int holder, final int path, final int object) {
        if (inside.isCollectionNode(object)) {
            return paths.inside(path, PathTable.Step.INSIDE_COLLECTION);
        }
        if (paths.step(path) == PathTable.Step.INSIDE_TRIE && inside.isTrieNode(object)) {
            return path;
        }
        final int index = fieldIndexWith(holder, object);
        if (index < 0) {
            return paths.field(path, "", "<class>");
        }
        return switch (catalog.role(heap.classIdOf(holder), index)) {
            case INSIDE -> paths.inside(path, PathTable.Step.INSIDE_COLLECTION);
            case CONTENT -> path;
            case ELEMENT -> paths.step(paths.outside(path), PathTable.Step.ELEMENT);
            case KEY -> paths.step(paths.outside(path), PathTable.Step.KEY);
            case NAMED -> named(paths.outside(path), heap.classOf(holder).fields().get(index));
        };
    }

    private int named(final int path, final Field field) {
        return paths.field(path, stableName(heap.classes().get(field.declaringClass()).name()), field.name());
    }

    private @Nullable Field fieldWith(final int holder, final int object) {
        final int index = fieldIndexWith(holder, object);
        return index < 0 ? null : heap.classOf(holder).fields().get(index);
    }

    /** The index of the first field of an object that refers to another, or −1. */
    private int fieldIndexWith(final int holder, final int object) {
        final List<Field> fields = heap.classOf(holder).fields();
        reader.select(holder);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type().isReference() && reader.readReference(fields.get(i).offset()) == object) {
                return i;
            }
        }
        return -1;
    }
}
