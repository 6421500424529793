package deadwood.app.ui.structures;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.text.Places;
import deadwood.app.ui.threads.ThreadsViewModel;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.detail.StructureDetail;
import deadwood.model.structure.measure.StructureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuresViewModelTest {

    @TempDir
    private Path directory;

    @Test
    void showsThePlacesThatAreAskedFor() throws IOException {
        try (OpenShop shop = new OpenShop(directory)) {
            final List<Integer> selected = new ArrayList<>();
            final StructuresViewModel model = new StructuresViewModel(shop.after(),
                    new HeapResults(shop.after()).structures(),
                    selected::add);
            model.report().load();
            shop.settle();
            assertThat(model.rows()).extracting(group -> Places.shorten(group.where()))
                    .contains("static Router.INSTANCE → trie", "static ReservationService.INSTANCE → reservations");
            model.filterProperty().set("hash-table");
            assertThat(model.rows()).isNotEmpty().allMatch(group -> group.type().equals("java.util.HashMap"));
            final StructureGroup map = model.rows().getFirst();
            assertThat(map.capacity()).isEqualTo(65_536);
            model.select(map);
            assertThat(selected).containsExactly(map.objects().getFirst());
            shop.settle();
            final StructureDetail detail = Objects.requireNonNull(Objects.requireNonNull(model.detailProperty().get())
                    .value());
            assertThat(detail.strip().slots()).isEqualTo(65_536);
            assertThat(Fact.of(detail)).extracting(Fact::value).contains("65,536");
            final EntryRows entries = model.entries(detail);
            assertThat(entries).hasSize((int) detail.measures().entries());
            assertThat(entries.get(0)).isEqualTo(EntryRow.PENDING);
            shop.settle();
            assertThat(entries).allMatch(row -> !row.equals(EntryRow.PENDING) && row.valueObject() >= 0);
            model.chips().getFirst().remove().run();
            assertThat(model.filterProperty().get()).isEmpty();
            model.kinds().add(StructureKind.TRIE);
            assertThat(model.rows()).isNotEmpty().allMatch(group -> group.kind() == StructureKind.TRIE);
            model.packages().add("no.such");
            assertThat(model.rows()).isEmpty();
            model.chips().getLast().remove().run();
            model.chips().getFirst().remove().run();
            assertThat(model.chips()).isEmpty();
            assertThat(model.packagesThere()).isNotEmpty();
            final StructureGroup trie = model.rows().stream().filter(group -> group.kind() == StructureKind.TRIE)
                    .findFirst().orElseThrow();
            model.packages().add(StructureFilter.packageOf(trie));
            assertThat(model.rows()).contains(trie);
        }
    }

    @Test
    void threadsAreListed() throws IOException {
        try (OpenShop shop = new OpenShop(directory)) {
            final ThreadsViewModel model = new ThreadsViewModel(shop.after(), new HeapResults(shop.after()).threads(),
                    _ -> {});
            model.threads().load();
            shop.settle();
            assertThat(model.countProperty().get()).isEqualTo("1 threads");
        }
    }

    @Test
    void placesAreToldWithoutPackages() {
        assertThat(Places.shorten("static com.acme.Router.INSTANCE → routes → trie"))
                .isEqualTo("static Router.INSTANCE → routes → trie");
        assertThat(Places.shorten("thread \"main\" local → com.acme.A$B.field"))
                .isEqualTo("thread \"main\" local → A$B.field");
        assertThat(Places.shorten("no.class.here")).isEqualTo("no.class.here");
    }
}
