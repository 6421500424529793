package deadwood.app.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.inspector.InspectorViewModel.Inspected;
import deadwood.app.ui.inspector.ObjectDetails.FieldRow;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.session.Sessions;
import deadwood.model.heap.FieldType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorViewModelTest {

    @TempDir
    private Path directory;
    private OpenShop shop;
    private Sessions sessions;
    private InspectorViewModel model;
    private final List<Integer> shownInRetention = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        shop = new OpenShop(directory);
        sessions = new Sessions(file -> file.endsWith("before.hprof") ? shop.before() : shop.after());
        sessions.open(directory.resolve("before.hprof"));
        sessions.open(directory.resolve("after.hprof"));
        model = new InspectorViewModel(sessions, (_, object) -> shownInRetention.add(object));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Inspected.AnObject object() {
        return (Inspected.AnObject) model.inspectedProperty().get();
    }

    private ObjectDetails inspect(final int object) {
        model.follow(shop.after(), object);
        shop.settle();
        return Objects.requireNonNull(object().details().value());
    }

    private int first(final String className) {
        sessions.selectionProperty().set(new Selection.OfClass(shop.after(), className));
        shop.settle();
        final ClassDetails details = ((Inspected.AClass) model.inspectedProperty().get()).details().value();
        return Objects.requireNonNull(details).largest().getFirst().object();
    }

    @Test
    void tellsOfAClassWhatItIsAndItsLargestInstances() {
        sessions.selectionProperty().set(new Selection.OfClass(shop.after(), "com.acme.shop.Event"));
        shop.settle();
        final ClassDetails details = ((Inspected.AClass) model.inspectedProperty().get()).details().value();
        assertThat(details.instances()).isEqualTo(4_000);
        assertThat(details.fields()).containsExactly("Object earlier", "long time");
        assertThat(details.largest()).hasSizeBetween(10, 100)
                .isSortedAccordingTo((a, b) -> Long.compare(b.retained(), a.retained()));
        assertThat(details.loaders()).hasSize(1);
    }

    @Test
    void tellsOfAnObjectItsFieldsItsPathAndWhoRefersToIt() {
        final ObjectDetails map = inspect(first("java.util.HashMap"));
        assertThat(map.row().className()).isEqualTo("java.util.HashMap");
        assertThat(map.isReachable()).isTrue();
        assertThat(map.fields()).extracting(FieldRow::name).contains("table", "size", "loadFactor");
        assertThat(map.fields()).filteredOn(field -> field.name().equals("loadFactor")).extracting(FieldRow::value)
                .containsExactly("0.75");
        assertThat(map.fields()).filteredOn(field -> field.name().equals("table")).extracting(field -> field.target()
                .typeName()).containsExactly("java.util.HashMap$Node[65,536]");
        assertThat(object().path().value()).extracting(PathRow::heldBy)
                .containsExactly("system class", "static INSTANCE", "reservations");
        assertThat(object().referrers().value().rows()).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo("reservations");
            assertThat(row.target().className()).isEqualTo("com.acme.shop.ReservationService");
        });
    }

    @Test
    void aLongPathIsCutInTheMiddle() {
        final ObjectDetails newest = inspect(first("com.acme.shop.Event"));
        ObjectDetails at = newest;
        for (int i = 0; i < 60; i++) {
            at = inspect(at.fields().getFirst().target().object());
        }
        final List<PathRow> path = object().path().value();
        assertThat(path).hasSizeBetween(40, 42);
        assertThat(path).filteredOn(row -> row.row() == null).singleElement()
                .satisfies(row -> assertThat(row.heldBy()).matches("… \\d+ more …"));
        assertThat(path.getLast().row().object()).isEqualTo(at.row().object());
    }

    @Test
    void garbageHasNoPath() {
        sessions.selectionProperty().set(new Selection.OfClass(shop.after(), "com.acme.shop.Reservation"));
        shop.settle();
        final ClassDetails details = ((Inspected.AClass) model.inspectedProperty().get()).details().value();
        final List<ObjectDetails> all = details.largest().stream().map(row -> inspect(row.object())).toList();
        assertThat(all).filteredOn(found -> !found.isReachable()).singleElement().satisfies(garbage -> {
            inspect(garbage.row().object());
            assertThat(object().path().value()).isEmpty();
            assertThat(object().referrers().value().count()).isZero();
        });
    }

    @Test
    void readsStringsArraysAndThreads() {
        assertThat(inspect(first("java.lang.String")).text()).isIn("ready", "main");
        final ObjectDetails lines = inspect(first("java.lang.Object[]"));
        assertThat(lines.row().kind()).isEqualTo(ObjectRow.Kind.ARRAY);
        assertThat(lines.fieldCount()).isEqualTo(40_000);
        assertThat(lines.fields()).hasSize(100).first()
                .satisfies(element -> assertThat(element.name()).isEqualTo("[0]"));
        assertThat(inspect(first("java.lang.Thread")).row().text()).isEqualTo("main");
    }

    @Test
    void literalsReadAsInSource() {
        assertThat(DetailsReader.literal(FieldType.BOOLEAN, 1)).isEqualTo("true");
        assertThat(DetailsReader.literal(FieldType.CHAR, 'x')).isEqualTo("'x'");
        assertThat(DetailsReader.literal(FieldType.CHAR, 7)).isEqualTo("\\u0007");
        assertThat(DetailsReader.literal(FieldType.FLOAT, Float.floatToIntBits(1.5f))).isEqualTo("1.5");
        assertThat(DetailsReader.literal(FieldType.DOUBLE, Double.doubleToLongBits(-0.25))).isEqualTo("-0.25");
        assertThat(DetailsReader.literal(FieldType.LONG, -7)).isEqualTo("-7");
    }

    @Test
    void goesBackToWhatWasInspectedBefore() {
        final int map = first("java.util.HashMap");
        inspect(map);
        model.back();
        assertThat(sessions.selectionProperty().get()).isEqualTo(new Selection.OfClass(shop.after(),
                "java.util.HashMap"));
        assertThat(model.canGoBackProperty().get()).isFalse();
        model.back();
        assertThat(sessions.selectionProperty().get()).isInstanceOf(Selection.OfClass.class);
    }

    @Test
    void ofTwoObjectsItShowsTheSideThatIsAskedFor() {
        final int map = first("java.util.HashMap");
        sessions.selectionProperty().set(new Selection.OfBoth(new Selection.OfObject(shop.before(), 3),
                new Selection.OfObject(shop.after(), map)));
        assertThat(model.isPair()).isTrue();
        assertThat(object().session()).isEqualTo(shop.after());
        model.side(Selection.Side.BEFORE);
        assertThat(object().session()).isEqualTo(shop.before());
        assertThat(object().object()).isEqualTo(3);
        shop.settle();
        model.showRetention(shop.after(), map);
        assertThat(shownInRetention).containsExactly(map);
    }

    @Test
    void forgetsWhatWasClosed() {
        inspect(first("java.util.HashMap"));
        sessions.close(shop.after());
        assertThat(model.inspectedProperty().get()).isInstanceOf(Inspected.Nothing.class);
        assertThat(model.canGoBackProperty().get()).isFalse();
    }
}
