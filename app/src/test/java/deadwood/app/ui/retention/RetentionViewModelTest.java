package deadwood.app.ui.retention;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.view.Crumb;
import deadwood.app.work.RetentionView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionViewModelTest {

    @TempDir
    private Path directory;
    private OpenShop shop;
    private RetentionViewModel model;
    private final List<Integer> selected = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        shop = new OpenShop(directory);
        model = new RetentionViewModel(shop.after(), new HeapResults(shop.after())::tree, selected::add);
        model.load();
        shop.settle();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<RetentionRow> rows() {
        return model.rows().rows().stream().filter(NodeRow.class::isInstance).map(row -> ((NodeRow<RetentionRow>) row)
                .node()).toList();
    }

    private RetentionRow row(final String name) {
        return rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private void toggle(final String name) {
        model.rows().toggle(model.rows().rows().stream()
                .filter(row -> row instanceof final NodeRow<RetentionRow> node && node.node().name().equals(name))
                .findFirst().orElseThrow());
        shop.settle();
    }

    @Test
    void objectsComeByRetainedSizeAndAreOpenedOneByOne() {
        assertThat(rows()).isSortedAccordingTo((a, b) -> Long.compare(b.retained(), a.retained()));
        final RetentionRow service = row("class com.acme.shop.ReservationService");
        toggle("class com.acme.shop.ReservationService");
        assertThat(row("com.acme.shop.ReservationService").retained()).isLessThan(service.retained());
        toggle("com.acme.shop.ReservationService");
        assertThat(rows()).extracting(RetentionRow::name).contains("java.util.HashMap", "java.util.ArrayList");
        model.select(row("java.util.HashMap"));
        assertThat(selected).containsExactly(row("java.util.HashMap").object());
    }

    @Test
    void sharesAddUpToTheWhole() {
        assertThat(rows().stream().mapToLong(RetentionRow::retained).sum()).isEqualTo(model.wholeProperty().get());
    }

    @Test
    void focusNarrowsTheTreeToOneObject() {
        toggle("class com.acme.shop.ReservationService");
        final int service = row("com.acme.shop.ReservationService").object();
        model.focus(service);
        shop.settle();
        assertThat(rows().getFirst().object()).isEqualTo(service);
        assertThat(rows()).extracting(RetentionRow::name).contains("java.util.HashMap");
        assertThat(model.crumbs()).extracting(Crumb::text).containsExactly("ReservationService", "ReservationService");
        model.crumbs().getFirst().go().run();
        shop.settle();
        assertThat(rows().getFirst().name()).isEqualTo("class com.acme.shop.ReservationService");
        model.chips().getFirst().remove().run();
        shop.settle();
        assertThat(model.chips()).isEmpty();
        assertThat(rows()).hasSizeGreaterThan(3);
    }

    @Test
    void mergedFormsSayHowManyObjectsARowStandsFor() {
        model.formProperty().set(RetentionView.CLASS);
        shop.settle();
        toggle("class com.acme.shop.ReservationService");
        toggle("com.acme.shop.ReservationService");
        // the events of the chain and their class, which nothing else keeps alive
        assertThat(row("com.acme.shop.Event").objects()).isEqualTo(4_001);
        model.formProperty().set(RetentionView.PACKAGE);
        shop.settle();
        assertThat(rows()).extracting(RetentionRow::name).contains("com.acme.shop");
        model.focus(selected.isEmpty() ? row("com.acme.shop").object() : ObjectRow.NONE);
        shop.settle();
        assertThat(model.formProperty().get()).isEqualTo(RetentionView.OBJECT);
    }
}
