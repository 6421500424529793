package deadwood.app.ui.structures;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.session.HeapResults;
import deadwood.app.ui.text.Places;
import deadwood.app.ui.threads.ThreadsViewModel;
import deadwood.model.structure.StructureGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StructuresViewModelTest {

    @TempDir
    private Path directory;

    @Test
    void showsThePlacesThatAreAskedFor() throws IOException {
        try (OpenShop shop = new OpenShop(directory)) {
            final List<Integer> selected = new ArrayList<>();
            final StructuresViewModel model = new StructuresViewModel(new HeapResults(shop.after()).structures(),
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
            model.chips().getFirst().remove().run();
            assertThat(model.filterProperty().get()).isEmpty();
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
