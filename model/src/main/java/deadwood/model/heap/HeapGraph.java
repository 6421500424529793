package deadwood.model.heap;

import deadwood.model.store.ColumnStore;
import deadwood.model.store.IntColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a heap and who refers to whom.
 * <p>
 * Objects are the ids 0 … {@link #objectCount()} − 1 in address order. The outgoing references of an object stand one after
 * the other in one column; the last of a row carries the sign bit. The rows are the <em>strong</em> graph: fields and elements,
 * soft referents, statics, superclass and loader of a class object, the locals of a thread's stack as references of the
 * thread, and the class object of an instance where that class is not itself a root. Referents of weak and phantom
 * references are not in the rows but in {@link #weakReferences()}. Null references are left out, duplicates are kept.
 * <p>
 * Immutable and safe for several threads. Closing it ends the columns and the source of fields.
 */
public final class HeapGraph implements AutoCloseable {

    /** No object, no class, no reference. */
    public static final int NONE = -1;

    private static final int LAST = Integer.MIN_VALUE;
    private static final int TARGET = Integer.MAX_VALUE;

    private final HeapColumns columns;
    private final ClassTable classes;
    private final RootTable roots;
    private final ThreadTable threads;
    private final ObjectLayout layout;
    private final FieldSource fields;
    private final ColumnStore store;
    private final List<AutoCloseable> kept = new ArrayList<>();
    private final int[] instanceSizes;
    private final int[] entryPoints;
    private final boolean[] hasOddSizes;
    private final boolean[] isClassClass;

    /**
     * @param entryPoints distinct ids where the traversal starts, ascending
     * @param store what scratch stores come from, and mostly what the columns live in; closed with the graph
     */
    public HeapGraph(final HeapColumns columns, final ClassTable classes, final RootTable roots,
            final int[] entryPoints,
            final ThreadTable threads, final ObjectLayout layout, final FieldSource fields, final ColumnStore store) {
        this.columns = columns;
        this.classes = classes;
        this.roots = roots;
        this.entryPoints = entryPoints.clone();
        this.threads = threads;
        this.layout = layout;
        this.fields = fields;
        this.store = store;
        this.instanceSizes = classes.all().stream().mapToInt(ClassInfo::instanceSize).toArray();
        this.hasOddSizes = columns.odd().areOf(classes.size());
        // The size of a class object depends on its statics, whether the importer says so of the class or not.
        this.isClassClass = new boolean[classes.size()];
        classes.named("java.lang.Class").forEach(info -> {
            hasOddSizes[info.id()] = true;
            isClassClass[info.id()] = true;
        });
    }

    /** Number of objects, class objects included. */
    public int objectCount() {
        return columns.addresses().objectCount();
    }

    /** Number of references in the rows. */
    public long referenceCount() {
        return columns.references().size();
    }

    public ClassTable classes() {
        return classes;
    }

    public RootTable roots() {
        return roots;
    }

    public ThreadTable threads() {
        return threads;
    }

    public ObjectLayout layout() {
        return layout;
    }

    public FieldSource fields() {
        return fields;
    }

    /**
     * Where analyses get {@linkplain ColumnStore#scratch scratch stores} from: each its own, so that one that was cancelled leaves nothing
     * behind. What shall live as long as the graph is handed over with {@link #keep}.
     */
    public ColumnStore store() {
        return store;
    }

    /** Closes the columns of an analysis when the graph is closed. */
    public void keep(final AutoCloseable columns) {
        synchronized (kept) {
            kept.add(columns);
        }
    }

    HeapColumns columns() {
        return columns;
    }

    public WeakReferences weakReferences() {
        return columns.weakReferences();
    }

    /** Number of objects where the traversal starts. */
    public int entryPointCount() {
        return entryPoints.length;
    }

    /**
     * An object where the traversal starts: GC roots but those on the stack of a known thread (they are references of that
     * thread's object), and the classes of the built-in loaders.
     */
    public int entryPoint(final int index) {
        return entryPoints[index];
    }

    /** The id of the object at an address, or {@link #NONE}. */
    public int objectAt(final long address) {
        return columns.addresses().idOf(address);
    }

    public long addressOf(final int object) {
        return columns.addresses().addressOf(object);
    }

    /** The id of the object's class; that of {@code java.lang.Class} for a class object. */
    public int classIdOf(final int object) {
        return columns.classIds().get(object);
    }

    public ClassInfo classOf(final int object) {
        return classes.get(columns.classIds().get(object));
    }

    /** The class whose {@code java.lang.Class} object this is, or null: quicker than {@link ClassTable#ofMirror} for all others. */
    public @Nullable ClassInfo mirroredBy(final int object) {
        return isClassClass[columns.classIds().get(object)] ? classes.ofMirror(object) : null;
    }

    /** Number of elements if the object is an array, else 0. */
    public int arrayLength(final int object) {
        return columns.arrayLengths().get(object);
    }

    /** Size of the object alone as the JVM had it: header, fields or elements, alignment. In bytes. */
    public long shallowSize(final int object) {
        final int classId = columns.classIds().get(object);
        final int instanceSize = instanceSizes[classId];
        if (hasOddSizes[classId]) {
            return columns.odd().sizeOf(object, instanceSize);
        }
        if (instanceSize > 0) {
            return instanceSize;
        }
        final FieldType element = classes.get(classId).elementType();
        return element == null ? instanceSize : layout.arraySize(element, columns.arrayLengths().get(object));
    }

    /** Where the row of an object starts, for {@link #targetAt}; {@link #NONE} if it refers to nothing. */
    public long firstReference(final int object) {
        return columns.rowStarts().get(object);
    }

    /** The object that the reference at a position of the column points to. */
    public int targetAt(final long position) {
        return columns.references().get(position) & TARGET;
    }

    /** Whether the reference at a position is the last of its row. */
    public boolean isLastAt(final long position) {
        return columns.references().get(position) < 0;
    }

    /** The raw column: target with {@link Integer#MIN_VALUE} added on the last of a row. For traversals that count every nanosecond. */
    public IntColumn referenceColumn() {
        return columns.references();
    }

    /** Calls {@code action} with each object that {@code object} refers to, duplicates included, in the order of the row. */
    public void forEachTarget(final int object, final IntConsumer action) {
        long position = firstReference(object);
        if (position == NONE) {
            return;
        }
        while (true) {
            final int reference = columns.references().get(position++);
            action.accept(reference & TARGET);
            if ((reference & LAST) != 0) {
                return;
            }
        }
    }

    /** A view of one object, good for as long as {@code reader} and used by one thread. */
    public HeapObject object(final int object, final FieldReader reader) {
        return new HeapObject(this, reader, object);
    }

    @Override
    public void close() throws IOException {
        try (store; fields) {
            synchronized (kept) {
                closeKept();
            }
        }
    }

    /** Closes all, whichever fails. */
    private void closeKept() throws IOException {
        IOException failure = null;
        for (final AutoCloseable columns : kept) {
            try {
                columns.close();
            } catch (final Exception e) {
                if (failure == null) {
                    failure = new IOException("columns could not be closed", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        kept.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
