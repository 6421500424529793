package deadwood.importers.hprof.layout;

import static deadwood.model.heap.FieldType.BOOLEAN;
import static deadwood.model.heap.FieldType.BYTE;
import static deadwood.model.heap.FieldType.INT;
import static deadwood.model.heap.FieldType.LONG;
import static deadwood.model.heap.FieldType.REFERENCE;
import static deadwood.model.heap.FieldType.SHORT;

import deadwood.model.heap.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What HotSpot does to a class beyond its class file: fields that it injects ({@code *_INJECTED_FIELDS} in javaClasses.hpp,
 * threadJavaClasses.hpp, continuationJavaClasses.hpp), and padding by {@code @Contended}, which the JDK alone may ask for
 * ({@code -XX:+RestrictContended}). A dump shows neither.
 *
 * @param injected fields that no class file declares
 * @param contended whether the class is {@code @Contended} as a whole
 * @param contendedGroups names of the fields of each group that is {@code @Contended}
 * @param where name of a field that the class has to declare to be of the versions in question, "" for any
 * @param unless name of a field that it must not declare then, "" for none
 */
record JvmFields(List<Injected> injected, boolean contended, List<Set<String>> contendedGroups, String where,
        String unless) {

    /**
     * A field that the JVM injects.
     *
     * @param pointer whether it is a pointer of the JVM, as large as a word of the machine
     */
    record Injected(String name, FieldType type, boolean pointer) {

        FieldType type(final int wordSize) {
            return pointer && wordSize == Integer.BYTES ? INT : type;
        }
    }

    static final JvmFields NONE = of(List.of(), false, List.of());

    private static final JvmFields CONTENDED = of(List.of(), true, List.of());

    private static final Injected THREAD_STATE = pointer("jvmti_thread_state");
    private static final Injected EPOCH = field("jfr_epoch", SHORT);
    private static final Set<String> THREAD_LOCAL_RANDOM = Set.of("threadLocalRandomSeed", "threadLocalRandomProbe",
            "threadLocalRandomSecondarySeed");
    private static final Injected CHUNK_CONTINUATION = field("cont", REFERENCE);
    private static final Injected CHUNK_FLAGS = field("flags", BYTE);
    private static final Injected CHUNK_PC = pointer("pc");
    private static final Injected CHUNK_THAWING = field("maxThawingSize", INT);
    private static final Injected OOP_SIZE = field("oop_size", INT);
    private static final Injected STATICS_COUNT = field("static_oop_field_count", INT);

    /** The variants of each class through the versions, the newest first. */
    private static final Map<String, List<JvmFields>> BY_CLASS = Map.ofEntries(
            // JDK 19 and later: JVMTI and JFR state of virtual threads; before, the fields of ThreadLocalRandom stood apart
            Map.entry("java.lang.Thread", List.of(
                    injects(THREAD_STATE, field("jvmti_VTMS_transition_disable_count", INT),
                            field("jvmti_is_in_VTMS_transition", BOOLEAN), EPOCH).where("holder"),
                    injects(THREAD_STATE, EPOCH).where("holder"),
                    of(List.of(THREAD_STATE, EPOCH), false, List.of(THREAD_LOCAL_RANDOM)).where("holder"),
                    pads(THREAD_LOCAL_RANDOM).where("threadLocalRandomSeed").unless("holder"),
                    NONE)),
            // JDK 24 and later: what waits for a monitor
            Map.entry("java.lang.VirtualThread", List.of(
                    injects(pointer("objectWaiter")).where("onWaitingList"), NONE)),
            Map.entry("java.lang.ClassLoader", List.of(injects(pointer("loader_data")), NONE)),
            Map.entry("java.lang.Module", List.of(injects(pointer("module_entry")), NONE)),
            Map.entry("java.lang.invoke.ResolvedMethodName", List.of(
                    injects(field("vmholder", REFERENCE), pointer("vmtarget")))),
            Map.entry("java.lang.invoke.MemberName", List.of(
                    injects(pointer("vmindex")).where("method"),
                    injects(field("vmloader", REFERENCE), pointer("vmindex"), pointer("vmtarget")).unless("method"),
                    NONE)),
            // the dependencies of call sites: JDK 24 moved them from the context to the site
            Map.entry("java.lang.invoke.CallSite", List.of(
                    injects(pointer("vmdependencies"), field("last_cleanup", LONG)).unless("context"), NONE)),
            Map.entry("java.lang.invoke.MethodHandleNatives$CallSiteContext", List.of(
                    injects(pointer("vmdependencies"), field("last_cleanup", LONG)),
                    injects(pointer("vmdependencies")), NONE)),
            Map.entry("java.lang.StackFrameInfo", List.of(injects(field("version", SHORT)), NONE)),
            Map.entry("java.lang.InternalError", List.of(injects(field("during_unsafe_access", BOOLEAN)), NONE)),
            Map.entry("jdk.internal.vm.StackChunk", List.of(
                    injects(CHUNK_CONTINUATION, CHUNK_FLAGS, CHUNK_PC, CHUNK_THAWING, field("lockStackSize", BYTE)),
                    injects(CHUNK_CONTINUATION, CHUNK_FLAGS, CHUNK_PC, CHUNK_THAWING))),
            // since JDK 8; JDK 7, whose Klass was an object; JDK 6
            Map.entry("java.lang.Class", List.of(
                    injects(pointer("klass"), pointer("array_klass"), OOP_SIZE, STATICS_COUNT,
                            field("protection_domain", REFERENCE), field("signers", REFERENCE),
                            field("source_file", REFERENCE)),
                    injects(field("klass", REFERENCE), field("array_klass", REFERENCE),
                            field("resolved_constructor", REFERENCE), OOP_SIZE, STATICS_COUNT),
                    injects(field("klass", REFERENCE), field("array_klass", REFERENCE),
                            field("resolved_constructor", REFERENCE)),
                    NONE)),
            // java.util.concurrent of JDK 25, of JDK 9 to 17, of JDK 8
            Map.entry("java.util.concurrent.ForkJoinPool", List.of(
                    pads(Set.of("ctl", "parallelism")), pads(Set.of("ctl")), CONTENDED, NONE)),
            Map.entry("java.util.concurrent.ForkJoinPool$WorkQueue", List.of(
                    pads(Set.of("top", "phase", "stackPred", "source", "nsteals", "parking")).where("parking"),
                    pads(Set.of("top", "source", "nsteals")), CONTENDED, NONE)),
            Map.entry("java.util.concurrent.SubmissionPublisher$BufferedSubscription", List.of(
                    of(List.of(), true, List.of(Set.of("demand", "waiting"))), CONTENDED, NONE)),
            Map.entry("java.util.concurrent.ConcurrentHashMap$CounterCell", List.of(CONTENDED, NONE)),
            Map.entry("java.util.concurrent.atomic.Striped64$Cell", List.of(CONTENDED, NONE)),
            Map.entry("java.util.concurrent.Exchanger$Node", List.of(CONTENDED, NONE)),
            Map.entry("java.util.concurrent.Exchanger$Slot", List.of(CONTENDED, NONE)));

    private static Injected field(final String name, final FieldType type) {
        return new Injected(name, type, false);
    }

    private static Injected pointer(final String name) {
        return new Injected(name, LONG, true);
    }

    private static JvmFields injects(final Injected... fields) {
        return of(List.of(fields), false, List.of());
    }

    private static JvmFields pads(final Set<String> group) {
        return of(List.of(), false, List.of(group));
    }

    private static JvmFields of(final List<Injected> injected, final boolean contended,
            final List<Set<String>> contendedGroups) {
        return new JvmFields(injected, contended, contendedGroups, "", "");
    }

    private JvmFields where(final String declared) {
        return new JvmFields(injected, contended, contendedGroups, declared, unless);
    }

    private JvmFields unless(final String declared) {
        return new JvmFields(injected, contended, contendedGroups, where, declared);
    }

    private boolean fits(final ClassShape shape) {
        return (where.isEmpty() || shape.declares(where)) && (unless.isEmpty() || !shape.declares(unless));
    }

    /** What may have been done to a class, the newest version first; empty for a class that is as its class file says. */
    static List<JvmFields> variantsOf(final ClassShape shape) {
        final List<JvmFields> variants = BY_CLASS.get(shape.name());
        return variants == null || !shape.ofBootLoader()
                ? List.of()
                : variants.stream().filter(variant -> variant.fits(shape)).toList();
    }
}
