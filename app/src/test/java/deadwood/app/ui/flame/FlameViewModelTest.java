package deadwood.app.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.retention.RetentionTree;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlameViewModelTest {

    private final List<Integer> selected = new ArrayList<>();
    private WeightedTree tree;
    private FlameViewModel model;
    private int router;
    private int trie;
    private int map;

    @BeforeEach
    void build() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RetentionTree.VALUE_TYPES, RetentionTree.ALL);
        final int first = builder.child(0, "com.acme.Router");
        final int second = builder.child(first, "com.acme.Trie");
        final int third = builder.child(0, "java.util.HashMap");
        builder.addSelf(0, second, 600);
        builder.addSelf(0, third, 400);
        builder.payload(first, 10);
        builder.payload(second, 11);
        builder.payload(third, 12);
        tree = builder.build();
        router = tree.child(0, "com.acme.Router");
        trie = tree.child(router, "com.acme.Trie");
        map = tree.child(0, "java.util.HashMap");
        final List<FlameForm> forms = List.of(form("By class", new RetentionText(false)),
                form("By package", new RetentionText(true)));
        model = new FlameViewModel(new FlameSource(ViewKind.FLAME, forms, forms.getFirst(), false, ""), selected::add);
        model.load();
    }

    private FlameForm form(final String label, final FlameText text) {
        final Loadable<WeightedTree> loadable = new Loadable<>(() -> CompletableFuture.completedFuture(tree),
                Runnable::run);
        return new FlameForm(label, "", _ -> loadable, text);
    }

    @Test
    void zoomsInAndBackAlongTheWayItCame() {
        model.zoom(router);
        model.zoom(trie);
        assertThat(model.crumbs()).extracting(Crumb::text).containsExactly("Router", "Trie");
        assertThat(model.chips()).hasSize(1);
        model.back();
        assertThat(model.zoomProperty().get()).isEqualTo(router);
        model.back();
        assertThat(model.zoomProperty().get()).isZero();
        model.back();
        assertThat(model.zoomProperty().get()).isZero();
        assertThat(model.crumbs()).isEmpty();
    }

    @Test
    void saysHowMuchAMatchIsOfTheWhole() {
        model.searchProperty().set("ACME");
        assertThat(model.matchedProperty().get()).isEqualTo("2 matches, 60.0 %");
        assertThat(model.foundProperty().get().isMatch(trie)).isTrue();
        model.searchProperty().set("  ");
        assertThat(model.foundProperty().get()).isNull();
        assertThat(model.matchedProperty().get()).isEmpty();
    }

    @Test
    void looksForRegularExpressionsBetweenSlashes() {
        model.searchProperty().set("/^com.*Trie$/");
        assertThat(model.foundProperty().get().isMatch(trie)).isTrue();
        assertThat(model.matchedProperty().get()).isEqualTo("1 matches, 60.0 %");
        model.searchProperty().set("/(/");
        assertThat(model.foundProperty().get()).isNull();
        assertThat(model.matchedProperty().get()).isEqualTo("no regular expression");
    }

    @Test
    void whatCannotBeFilteredIsNot() {
        model.focus("Trie");
        assertThat(model.chips()).isEmpty();
    }

    @Test
    void goesFromMatchToMatchAndZoomsOutForThoseOutside() {
        model.zoom(router);
        model.searchProperty().set("a");
        model.goToMatch(true);
        model.goToMatch(true);
        model.goToMatch(true);
        model.goToMatch(true);
        assertThat(model.chosenProperty().get()).isEqualTo(map);
        assertThat(model.zoomProperty().get()).isZero();
        assertThat(selected).containsSubsequence(10, 11, 12);
    }

    @Test
    void anotherFormBeginsAtItsRoot() {
        model.zoom(trie);
        model.choose(trie);
        model.formProperty().set(model.source().forms().getLast());
        assertThat(model.zoomProperty().get()).isZero();
        assertThat(model.chosenProperty().get()).isEqualTo(WeightedTree.NONE);
    }

    @Test
    void keysMoveAlongTheTree() {
        final FlameKeys keys = new FlameKeys(model, tree);
        for (final KeyCode key : List.of(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN)) {
            assertThat(keys.handle(key)).isTrue();
        }
        assertThat(model.chosenProperty().get()).isEqualTo(trie);
        keys.handle(KeyCode.UP);
        keys.handle(KeyCode.RIGHT);
        assertThat(model.chosenProperty().get()).isEqualTo(map);
        keys.handle(KeyCode.RIGHT);
        assertThat(model.chosenProperty().get()).isEqualTo(map);
        keys.handle(KeyCode.LEFT);
        keys.handle(KeyCode.ENTER);
        assertThat(model.zoomProperty().get()).isEqualTo(router);
        keys.handle(KeyCode.ESCAPE);
        assertThat(model.zoomProperty().get()).isZero();
        assertThat(keys.handle(KeyCode.A)).isFalse();
    }
}
