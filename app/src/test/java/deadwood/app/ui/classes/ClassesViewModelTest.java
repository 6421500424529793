package deadwood.app.ui.classes;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.OpenShop;
import deadwood.app.ui.session.HeapResults;
import deadwood.model.retention.ClassHistogram.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassesViewModelTest {

    @TempDir
    private Path directory;

    @Test
    void showsTheClassesThatAreAskedFor() throws IOException {
        try (OpenShop shop = new OpenShop(directory)) {
            final List<String> selected = new ArrayList<>();
            final ClassesViewModel model = new ClassesViewModel(new HeapResults(shop.after()).histogram(),
                    selected::add, (_, _) -> {});
            assertThat(model.rows()).isEmpty();
            assertThat(model.countProperty().get()).isEmpty();
            model.histogram().load();
            shop.settle();
            final int all = model.rows().size();
            assertThat(model.rows()).extracting(Row::className).contains("com.acme.shop.Event", "java.util.HashMap");
            assertThat(model.countProperty().get()).isEqualTo(all + " classes");
            assertThat(model.heapSizeProperty().get())
                    .isEqualTo(model.rows().stream().mapToLong(Row::shallowSize).sum());

            model.filterProperty().set("acme node");
            assertThat(model.rows()).extracting(Row::className)
                    .containsExactlyInAnyOrder("com.acme.shop.RouteTrie$Node", "com.acme.shop.RouteTrie$Node[]");
            assertThat(model.countProperty().get()).isEqualTo("2 of " + all + " classes");
            model.select(model.rows().getFirst());
            assertThat(selected).containsExactly(model.rows().getFirst().className());

            assertThat(model.chips()).singleElement().satisfies(chip -> chip.remove().run());
            assertThat(model.rows()).hasSize(all);
            assertThat(model.chips()).isEmpty();
        }
    }
}
