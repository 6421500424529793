package deadwood.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.importers.ImportOptions;
import deadwood.model.heap.ClassInfo;
import deadwood.model.heap.FieldReader;
import deadwood.model.heap.HeapGraph;
import deadwood.model.heap.HeapObject;
import deadwood.model.heap.ReferenceStrength;
import deadwood.model.query.ClassLoaders;
import deadwood.model.query.ClassTotals;
import deadwood.model.query.CollectionContents;
import deadwood.model.query.Contents;
import deadwood.model.query.DuplicateStrings;
import deadwood.model.query.FinalizerReport;
import deadwood.model.query.InboundReferences;
import deadwood.model.query.ObjectDetails;
import deadwood.model.query.ObjectInspector;
import deadwood.model.query.ObjectReferences;
import deadwood.model.query.ReferenceQueues;
import deadwood.model.query.ReferenceStatistics;
import deadwood.model.query.SystemProperties;
import deadwood.model.query.Value;
import deadwood.model.query.ValueText;
import deadwood.model.retention.Retention;
import deadwood.model.store.CancelSignal;
import deadwood.model.store.Progress;
import deadwood.model.structure.StructureReport;
import deadwood.model.structure.catalog.Catalog;
import deadwood.model.structure.catalog.HeapCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program says of itself, and what is found in the dump of it. */
@ParameterizedClass
@ValueSource(ints = {17, 25})
class LiveQueriesTest {

    private static final String PROGRAM = "QueriedProgram";
    /** Immutable collections iterate in an order that each JVM makes up anew. */
    private static final Set<String> IN_ANY_ORDER = Set.of("Map.of 3", "Set.of 3");

    private static final Map<Integer, QueriedJvm> JVMS = new HashMap<>();

    @TempDir
    private static Path directory;

    private final QueriedJvm jvm;
    private final OpenSnapshot snapshot;
    private final HeapGraph heap;
    private final FieldReader reader;
    private final CollectionContents contents;

    LiveQueriesTest(final int feature) throws IOException, InterruptedException {
        QueriedJvm known = JVMS.get(feature);
        if (known == null) {
            known = QueriedJvm.run(feature, java.nio.file.Files.createTempDirectory(directory, "jvm"));
            JVMS.put(feature, known);
        }
        jvm = known;
        snapshot = OpenSnapshot.open(jvm.dump(), new ImportOptions(directory.resolve("cache"), 2), Progress.NONE,
                CancelSignal.NEVER);
        heap = snapshot.heap();
        reader = snapshot.fields();
        contents = new CollectionContents(heap, HeapCatalog.of(Catalog.standard(), heap.classes()), reader);
    }

    @AfterEach
    void close() throws IOException {
        snapshot.close();
    }

    @Test
    void theScanIsThereAtTheNextOpen() throws IOException {
        final StructureReport scanned = snapshot.structures(Progress.NONE, CancelSignal.NEVER);
        assertThat(scanned.groups()).hasSizeGreaterThan(20);
        try (OpenSnapshot again = OpenSnapshot.open(jvm.dump(),
                new ImportOptions(directory.resolve("cache"), 2), Progress.NONE, CancelSignal.NEVER)) {
            // What is in the index asks nobody whether it may go on; a scan would.
            final StructureReport kept = again.structures(Progress.NONE, () -> true);
            assertThat(kept.groups()).isEqualTo(scanned.groups());
            for (int group = 0; group < kept.groups().size(); group++) {
                assertThat(members(kept, group)).isEqualTo(members(scanned, group))
                        .hasSize((int) kept.groups().get(group).count());
            }
        }
    }

    private static List<Integer> members(final StructureReport report, final int group) {
        final List<Integer> members = new ArrayList<>();
        report.members().forEach(group, members::add);
        return members;
    }

    private ClassInfo type(final String name) {
        return heap.classes().named(name).getFirst();
    }

    private int staticOf(final String field) {
        return type(PROGRAM).staticField(field).target();
    }

    /** The objects of a map from names. */
    private Map<String, Integer> named(final String field) {
        final Map<String, Integer> objects = new TreeMap<>();
        for (final Contents.Entry entry : contents.contentsOf(staticOf(field), 0, 1_000).entries()) {
            objects.put(text(entry.key()), ((Value.Reference) entry.value()).object());
        }
        return objects;
    }

    private static String text(final Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case final Value.Primitive primitive -> primitive.text();
            case final Value.Reference reference -> reference.text() == null ? "?" : reference.text();
            case final Value.Dangling dangling -> "0x" + Long.toHexString(dangling.address());
        };
    }

    private static List<String> lines(final Contents contents) {
        return contents.entries().stream().map(entry -> (entry.key() == null ? "" : text(entry.key()) + " = ")
                + text(entry.value())).toList();
    }

    private Map<String, String> expected(final String prefix) {
        final Map<String, String> expected = new TreeMap<>();
        jvm.expected().forEach((key, value) -> {
            if (key.toString().startsWith(prefix)) {
                expected.put(key.toString().substring(prefix.length()), value.toString());
            }
        });
        assertThat(expected).isNotEmpty();
        return expected;
    }

    @Test
    void collectionsHoldWhatTheySayInTheirOrder() {
        final Map<String, Integer> objects = named("COLLECTIONS");
        final Map<String, String> expected = expected("contents.");
        assertThat(objects.keySet()).isEqualTo(expected.keySet());
        objects.forEach((name, object) -> {
            final List<String> lines = expected.get(name).isEmpty()
                    ? List.of()
                    : Arrays.asList(expected.get(name).split("\n", -1));
            final Contents all = contents.contentsOf(object, 0, 1_000);
            if (IN_ANY_ORDER.contains(name)) {
                assertThat(lines(all)).as(name).containsExactlyInAnyOrderElementsOf(lines);
            } else {
                assertThat(lines(all)).as(name).isEqualTo(lines);
            }
            assertThat(all.size()).as(name).isEqualTo(lines.size());
            for (int from = 0; from < lines.size(); from += 7) {
                final Contents page = contents.contentsOf(object, from, 3);
                assertThat(page.from()).isEqualTo(from);
                assertThat(lines(page)).as(name)
                        .isEqualTo(lines(all).subList(from, Math.min(from + 3, lines.size())));
            }
        });
    }

    @Test
    void objectsSayWhatTheySaid() {
        final ValueText texts = new ValueText(heap, reader);
        final Map<String, String> actual = new TreeMap<>();
        named("TEXTS").forEach((name, object) -> actual.put(name, texts.of(object, 1_000)));
        assertThat(actual).isEqualTo(expected("text."));
    }

    @Test
    void fieldsOfAllTypesHaveTheirValues() throws IOException {
        final Retention retention = snapshot.retention(Progress.NONE, CancelSignal.NEVER);
        final ObjectInspector inspector = new ObjectInspector(heap, retention, reader, contents);
        final int object = staticOf("EVERYTHING");
        final ObjectDetails details = inspector.inspect(object, 0, 10);
        assertThat(details.fields()).extracting(field -> field.declaringClass().simpleName() + "." + field.name()
                + " = " + text(field.value())).containsExactlyInAnyOrder(
                        "QueriedProgram$Everything.flag = true", "QueriedProgram$Everything.small = -8",
                        "QueriedProgram$Everything.letter = ß", "QueriedProgram$Everything.medium = -1600",
                        "QueriedProgram$Everything.number = 320000", "QueriedProgram$Everything.real = 1.5",
                        "QueriedProgram$Everything.large = -9223372036854775808",
                        "QueriedProgram$Everything.precise = 3.141592653589793",
                        "QueriedProgram$Everything.none = null",
                        "QueriedProgram$Everything.text = text with \u20ac",
                        "QueriedProgram$Everything.numbers = ?", "QueriedProgram$Everything.things = ?",
                        "QueriedProgram$Everything.self = ?", "QueriedProgram$Base.shared = of the base",
                        "QueriedProgram$Base.number = 1");
        assertThat(details.shallowSize()).isEqualTo(heap.shallowSize(object));
        assertThat(details.retainedSize()).isEqualTo(retention.retainedSize(object));
        assertThat(details.idom()).isEqualTo(type(PROGRAM).mirror());
        final ObjectDetails numbers = inspector.inspect(field(details, "numbers"), 1, 3);
        assertThat(numbers.elements().length()).isEqualTo(5);
        assertThat(numbers.elements().values()).extracting(LiveQueriesTest::text).containsExactly("1", "4", "1");
        final ObjectDetails things = inspector.inspect(field(details, "things"), 0, 10);
        assertThat(things.elements().values()).extracting(LiveQueriesTest::text).containsExactly("a", "null", "?");
        final ObjectDetails ofClass = inspector.inspect(type("QueriedProgram$Everything").mirror(), 0, 10);
        assertThat(ofClass.mirrored()).isEqualTo(type("QueriedProgram$Everything"));
        assertThat(ofClass.text()).isEqualTo("QueriedProgram$Everything");
        assertThat(ofClass.statics()).extracting(field -> field.name() + " = " + text(field.value()))
                .contains("STATIC_TEXT = static text", "staticNumber = -7");
    }

    private static int field(final ObjectDetails details, final String name) {
        return details.fields().stream().filter(field -> field.name().equals(name))
                .map(field -> ((Value.Reference) field.value()).object()).findFirst().orElseThrow();
    }

    @Test
    void referencesInAreReferencesOutTurnedRound() throws IOException {
        final InboundReferences inbound = InboundReferences.of(heap, heap.store(), Progress.NONE, CancelSignal.NEVER);
        final ObjectReferences references = new ObjectReferences(heap, reader);
        final int object = staticOf("EVERYTHING");
        final ObjectReferences.Page out = references.out(object, 0, 100);
        assertThat(out.isLast()).isTrue();
        assertThat(out.rows()).extracting(ObjectReferences.Reference::heldBy)
                .containsExactlyInAnyOrder("text", "numbers", "things", "self", "shared");
        assertThat(references.out(object, 1, 2).rows()).isEqualTo(out.rows().subList(1, 3));
        assertThat(references.out(object, 1, 2).total()).isEqualTo(5);
        final ObjectReferences.Page in = references.in(object, inbound, HeapGraph.NONE, 100);
        assertThat(in.rows()).extracting(row -> row.object() + " " + row.heldBy() + " " + row.times())
                .containsExactlyInAnyOrder(object + " self 1", type(PROGRAM).mirror() + " static EVERYTHING 1");
        for (int step = 0; step < heap.objectCount(); step += 997) {
            assertTurnedRound(references, inbound, step);
        }
    }

    private void assertTurnedRound(final ObjectReferences references, final InboundReferences inbound,
            final int object) {
        final ObjectReferences.Page out = references.out(object, 0, 10_000);
        final List<Integer> row = new ArrayList<>();
        heap.forEachTarget(object, row::add);
        assertThat(out.rows().stream().filter(each -> each.strength() != ReferenceStrength.WEAK
                && each.strength() != ReferenceStrength.PHANTOM).map(ObjectReferences.Reference::object))
                .as("%s", heap.object(object, reader).type()).containsExactlyInAnyOrderElementsOf(row);
        for (final ObjectReferences.Reference reference : out.rows()) {
            int after = HeapGraph.NONE;
            boolean found = false;
            ObjectReferences.Page page;
            do {
                page = references.in(reference.object(), inbound, after, 50);
                for (final ObjectReferences.Reference back : page.rows()) {
                    found |= back.object() == object;
                    after = Math.max(after, back.object());
                }
            } while (!page.isLast() && !found);
            assertThat(found).as("%s back from %s", reference, object).isTrue();
        }
    }

    @Test
    void findsTheStringsThatAreThereTwice() throws IOException {
        final DuplicateStrings strings = DuplicateStrings.of(heap,
                snapshot.retention(Progress.NONE, CancelSignal.NEVER), 10_000, Progress.NONE, CancelSignal.NEVER);
        final DuplicateStrings.Group thousand = group(strings, "a thousand times ".repeat(3));
        assertThat(thousand.strings()).isEqualTo(1_000);
        assertThat(thousand.arrays()).isEqualTo(1_000);
        assertThat(thousand.size()).isEqualTo(1_000 * (heap.shallowSize(thousand.example()) + 72));
        final DuplicateStrings.Group shared = group(strings, "shared characters ".repeat(2));
        assertThat(shared.strings()).isEqualTo(100);
        assertThat(shared.arrays()).isEqualTo(1);
        assertThat(shared.gain()).isEqualTo(99 * heap.shallowSize(shared.example()));
        final Map<String, Integer> oneByOne = new HashMap<>();
        for (int object = 0; object < heap.objectCount(); object++) {
            final HeapObject string = heap.object(object, reader);
            if (snapshot.retention(Progress.NONE, CancelSignal.NEVER).isReachable(object)
                    && string.text() != null) {
                oneByOne.merge(string.text(), 1, Integer::sum);
            }
        }
        assertThat(strings.distinct()).isEqualTo(oneByOne.size());
        oneByOne.values().removeIf(count -> count == 1);
        assertThat(strings.duplicated()).isEqualTo(oneByOne.size());
        assertThat(strings.groups().stream()
                .collect(Collectors.toMap(DuplicateStrings.Group::text, group -> (int) group.strings())))
                .containsAllEntriesOf(Map.of("shared characters ".repeat(2), 100))
                .allSatisfy((text, count) -> assertThat(oneByOne.get(text)).isEqualTo(count));
    }

    private static DuplicateStrings.Group group(final DuplicateStrings strings, final String text) {
        return strings.groups().stream().filter(group -> group.text().equals(text)).findFirst().orElseThrow();
    }

    @Test
    void findsLoadersThatDefinedTheSame() throws IOException {
        final ClassLoaders loaders = ClassLoaders.of(totals(), snapshot.retention(Progress.NONE, CancelSignal.NEVER),
                Progress.NONE, CancelSignal.NEVER);
        assertThat(loaders.duplicates()).filteredOn(duplicate -> duplicate.name().startsWith(PROGRAM))
                .singleElement().satisfies(duplicate -> assertThat(duplicate.classes())
                        .as("of three plugins and the application").hasSize(4));
        assertThat(loaders.loaders()).filteredOn(loader -> loader.name().startsWith("plugin "))
                .hasSize(3).allSatisfy(loader -> {
                    assertThat(loader.classes()).isEqualTo(1);
                    assertThat(loader.instances()).isEqualTo(1);
                    assertThat(loader.type().name()).isEqualTo("java.net.URLClassLoader");
                    assertThat(loader.retainedSize()).isGreaterThan(loader.shallowSize());
                });
        assertThat(loaders.loaders()).extracting(ClassLoaders.Loader::name).contains("app", "platform");
        assertThat(loaders.loaders().stream().mapToLong(ClassLoaders.Loader::instances).sum())
                .isEqualTo(heap.objectCount());
    }

    private ClassTotals totals() throws IOException {
        return ClassTotals.of(heap, ClassTotals.Objects.that(_ -> true), _ -> {}, CancelSignal.NEVER);
    }

    @Test
    void tellsFinalizersThatWaitFromThoseThatAreRegistered() throws IOException {
        final FinalizerReport report = FinalizerReport.of(heap,
                snapshot.retention(Progress.NONE, CancelSignal.NEVER), Progress.NONE, CancelSignal.NEVER);
        final FinalizerReport.Row row = report.rows().stream()
                .filter(each -> each.type().name().equals("QueriedProgram$Finalizable")).findFirst().orElseThrow();
        assertThat(List.of(row.waiting(), row.taken(), row.registered())).containsExactly(4L, 1L, 3L);
        assertThat(row.waitingRetainedSize()).isEqualTo(row.waitingSize()).isPositive();
        final ReferenceQueues queues = ReferenceQueues.of(heap, Progress.NONE, CancelSignal.NEVER);
        assertThat(queues.queues()).anySatisfy(queue -> assertThat(queue.references())
                .anySatisfy(entry -> {
                    assertThat(entry.type().name()).isEqualTo("java.lang.ref.Finalizer");
                    assertThat(entry.count()).isEqualTo(4);
                }));
    }

    @Test
    void tellsWhatIsHeldSoftlyAndWeakly() throws IOException {
        final ReferenceStatistics statistics = ReferenceStatistics.of(
                snapshot.retention(Progress.NONE, CancelSignal.NEVER), totals(), Progress.NONE, CancelSignal.NEVER);
        final int referred = type("QueriedProgram$Referred").id();
        assertThat(statistics.softlyReachable().instances(referred)).isEqualTo(10);
        assertThat(statistics.referents().stream().filter(row -> row.type().id() == referred)
                .collect(Collectors.toMap(ReferenceStatistics.Referents::strength,
                        row -> List.of(row.references(), row.soft(), row.unreachable()), (a, _) -> a)))
                .isEqualTo(Map.of(ReferenceStrength.SOFT, List.of(10L, 10L, 0L), ReferenceStrength.WEAK,
                        List.of(10L, 0L, 0L)));
        final ReferenceStatistics.Row weak = statistics.rows().stream()
                .filter(row -> row.type().name().equals("java.lang.ref.WeakReference")).findFirst().orElseThrow();
        assertThat(weak.cleared()).isGreaterThanOrEqualTo(10);
        assertThat(weak.references()).isEqualTo(weak.cleared() + weak.strong() + weak.soft() + weak.unreachable());
    }

    @Test
    void findsPropertiesArgumentsAndEnvironment() {
        final SystemProperties properties = SystemProperties.of(heap, reader, contents);
        assertThat(properties.properties()).isEqualTo(expected("property."))
                .containsEntry("property.of.the.test", "some value");
        assertThat(properties.environment()).isEqualTo(expected("environment."));
        assertThat(String.join("\n", properties.arguments())).isEqualTo(jvm.expected().get("arguments"))
                .contains("-Xmx128m");
        assertThat(properties.vm()).contains(properties.properties().get("java.vm.version")).isNotBlank();
    }
}
