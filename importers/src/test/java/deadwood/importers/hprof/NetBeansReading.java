package deadwood.importers.hprof;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.Field;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.heap.Root;
import deadwood.model.heap.RootKind;
import deadwood.model.heap.StaticField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/** The same dump as another reader sees it: the heap library of the NetBeans profiler. */
final class NetBeansReading {

    private static final int SAMPLES = 3000;
    private static final int MOST_ELEMENTS = 2000;

    private final Heap other;
    private final HeapGraph heap;

    /** @param dump not compressed */
    NetBeansReading(final Path dump, final HeapGraph heap) throws IOException {
        this.other = HeapFactory.createHeap(dump.toFile());
        this.heap = heap;
    }

    /** Compares everything but the insides of objects. */
    void checkTables() {
        checkInstances();
        for (final JavaClass theirs : classes()) {
            checkClass(theirs);
        }
        checkRoots();
    }

    @SuppressWarnings("unchecked")
    private List<JavaClass> classes() {
        return other.getAllClasses();
    }

    private void checkInstances() {
        final long[] counts = new long[heap.classes().size()];
        int mirrors = 0;
        for (int object = 0; object < heap.objectCount(); object++) {
            if (heap.classes().ofMirror(object) == null) {
                counts[heap.classIdOf(object)]++;
            } else {
                mirrors++;
            }
        }
        assertThat(mirrors).isEqualTo(classes().size());
        long instances = 0;
        for (final JavaClass theirs : classes()) {
            instances += theirs.getInstancesCount();
            assertThat(counts[ours(theirs).id()]).as(theirs.getName()).isEqualTo(theirs.getInstancesCount());
        }
        assertThat(heap.objectCount()).isEqualTo(instances + mirrors);
    }

    private ClassInfo ours(final JavaClass theirs) {
        return Objects.requireNonNull(heap.classes().ofMirror(heap.objectAt(theirs.getJavaClassId())),
                theirs.getName());
    }

    private void checkClass(final JavaClass theirs) {
        final ClassInfo ours = ours(theirs);
        assertThat(ours.name()).isEqualTo(theirs.getName());
        final JavaClass above = theirs.getSuperClass();
        assertThat(ours.superclass()).isEqualTo(above == null ? HeapGraph.NONE : ours(above).id());
        final Instance loader = theirs.getClassLoader();
        assertThat(ours.loader()).isEqualTo(loader == null ? HeapGraph.NONE : id(loader));
        final List<String> statics = new ArrayList<>();
        for (final Object value : theirs.getStaticFieldValues()) {
            statics.add(text((FieldValue) value));
        }
        assertThat(ours.statics().stream().filter(field -> !field.name().equals("<classLoader>")).map(this::text))
                .containsExactlyInAnyOrderElementsOf(
                        statics.stream().filter(text -> !text.startsWith("<classLoader>")).toList());
    }

    private int id(final Instance instance) {
        final int id = heap.objectAt(instance.getInstanceId());
        assertThat(id).isNotEqualTo(HeapGraph.NONE);
        return id;
    }

    private String text(final FieldValue value) {
        final String name = value.getField().getName();
        if (value instanceof final ObjectFieldValue reference) {
            return name + "=" + (reference.getInstance() == null ? HeapGraph.NONE : id(reference.getInstance()));
        }
        return name + "=" + value.getValue();
    }

    private String text(final StaticField field) {
        final long bits = field.bits();
        return field.name() + "=" + switch (field.type()) {
            case REFERENCE -> String.valueOf(field.target());
            case BOOLEAN -> String.valueOf(bits != 0);
            case CHAR -> String.valueOf((char) bits);
            case FLOAT -> String.valueOf(Float.intBitsToFloat((int) bits));
            case DOUBLE -> String.valueOf(Double.longBitsToDouble(bits));
            default -> String.valueOf(bits);
        };
    }

    private void checkRoots() {
        final Map<String, Integer> ours = new HashMap<>();
        for (final Root root : heap.roots().all()) {
            if (root.kind() != RootKind.BUILT_IN_LOADER_CLASS) {
                ours.merge(kind(root.kind()) + " " + root.object(), 1, Integer::sum);
            }
        }
        final Map<String, Integer> theirs = new HashMap<>();
        for (final Object root : other.getGCRoots()) {
            final GCRoot gcRoot = (GCRoot) root;
            if (gcRoot.getInstance() != null) {
                theirs.merge(gcRoot.getKind() + " " + id(gcRoot.getInstance()), 1, Integer::sum);
            }
        }
        assertThat(ours).isEqualTo(theirs);
    }

    private static String kind(final RootKind kind) {
        return switch (kind) {
            case JNI_GLOBAL -> GCRoot.JNI_GLOBAL;
            case JNI_LOCAL -> GCRoot.JNI_LOCAL;
            case JAVA_FRAME -> GCRoot.JAVA_FRAME;
            case NATIVE_STACK -> GCRoot.NATIVE_STACK;
            case SYSTEM_CLASS -> GCRoot.STICKY_CLASS;
            case THREAD_BLOCK -> GCRoot.THREAD_BLOCK;
            case MONITOR -> GCRoot.MONITOR_USED;
            case THREAD -> GCRoot.THREAD_OBJECT;
            default -> GCRoot.UNKNOWN;
        };
    }

    /** Compares the fields, elements and rows of objects drawn at random. */
    void checkObjects(final long seed) {
        final Random random = new Random(seed);
        try (FieldReader reader = heap.fields().reader()) {
            for (int i = 0; i < SAMPLES; i++) {
                final int object = random.nextInt(heap.objectCount());
                if (heap.classes().ofMirror(object) == null) {
                    checkObject(object, reader);
                }
            }
        }
    }

    private void checkObject(final int object, final FieldReader reader) {
        final Instance theirs = other.getInstanceByID(heap.addressOf(object));
        final String name = heap.classOf(object).name();
        assertThat(theirs).as(name + " " + object).isNotNull();
        assertThat(name).isEqualTo(theirs.getJavaClass().getName());
        final List<Integer> targets = new ArrayList<>();
        switch (theirs) {
            case final ObjectArrayInstance array -> checkElements(object, array, targets);
            case final PrimitiveArrayInstance array -> checkElements(object, array, reader);
            default -> checkFields(object, theirs, reader, targets);
        }
        checkRow(object, targets);
    }

    private void checkElements(final int object, final ObjectArrayInstance theirs, final List<Integer> targets) {
        assertThat(heap.arrayLength(object)).isEqualTo(theirs.getLength());
        for (final Object element : theirs.getValues()) {
            if (element != null) {
                targets.add(id((Instance) element));
            }
        }
    }

    private void checkElements(final int object, final PrimitiveArrayInstance theirs, final FieldReader reader) {
        assertThat(heap.arrayLength(object)).isEqualTo(theirs.getLength());
        final HeapObject ours = heap.object(object, reader);
        final List<?> values = theirs.getValues();
        reader.select(object);
        for (int i = 0; i < Math.min(values.size(), MOST_ELEMENTS); i++) {
            final StaticField value = new StaticField("", Objects.requireNonNull(ours.type().elementType()),
                    ours.bits(ours.type().elementType(), (long) i * reader.elementSize()));
            assertThat(text(value)).isEqualTo("=" + values.get(i));
        }
    }

    private void checkFields(final int object, final Instance theirs, final FieldReader reader,
            final List<Integer> targets) {
        final ClassInfo type = heap.classOf(object);
        final List<String> values = new ArrayList<>();
        for (final Object value : theirs.getFieldValues()) {
            values.add(text((FieldValue) value));
            final boolean referent = ((FieldValue) value).getField().getName().equals("referent")
                    && (type.strength() == ReferenceStrength.WEAK || type.strength() == ReferenceStrength.PHANTOM);
            if (value instanceof final ObjectFieldValue reference && reference.getInstance() != null && !referent) {
                targets.add(id(reference.getInstance()));
            }
        }
        final HeapObject ours = heap.object(object, reader);
        final List<String> read = new ArrayList<>();
        for (final Field field : type.fields()) {
            final long bits = field.type().isReference()
                    ? reader(reader, object).readReference(field.offset())
                    : ours.bits(field.type(), field.offset());
            read.add(text(new StaticField(field.name(), field.type(), bits)));
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(values);
    }

    private static FieldReader reader(final FieldReader reader, final int object) {
        reader.select(object);
        return reader;
    }

    /** The row holds the targets, the class where nothing else keeps that, and the locals of a thread. */
    private void checkRow(final int object, final List<Integer> targets) {
        final List<Integer> row = new ArrayList<>();
        heap.forEachTarget(object, row::add);
        for (final Integer target : targets) {
            assertThat(row.remove((Object) target)).as(heap.classOf(object).name()).isTrue();
        }
        final int mirror = heap.classOf(object).mirror();
        if (!isEntryPoint(mirror)) {
            assertThat(row.remove((Object) mirror)).isTrue();
        }
        if (heap.threads().byObject(object) == null) {
            assertThat(row).isEmpty();
        }
    }

    private boolean isEntryPoint(final int object) {
        for (int i = 0; i < heap.entryPointCount(); i++) {
            if (heap.entryPoint(i) == object) {
                return true;
            }
        }
        return false;
    }
}
