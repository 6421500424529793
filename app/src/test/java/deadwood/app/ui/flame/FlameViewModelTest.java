package deadwood.app.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.view.Crumb;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.retention.RetentionTree;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
        final Map<FlameForm, FlameTree> trees = new LinkedHashMap<>();
        trees.put(new FlameForm("By class", ""), shown(new RetentionText(false)));
        trees.put(new FlameForm("By package", ""), shown(new RetentionText(true)));
        model = new FlameViewModel(new TreeSource(ViewKind.FLAME, trees, "", new TreeSource.Aside() {

            @Override
            public <T> Loadable<T> run(final Supplier<T> work) {
                return new Loadable<>(() -> CompletableFuture.completedFuture(work.get()), Runnable::run);
            }
        }), selected::add);
        model.load();
    }

    private FlameTree shown(final FlameText text) {
        return new FlameTree(new Loadable<>(() -> CompletableFuture.completedFuture(tree), Runnable::run), text, "");
    }

    @Test
    void zoomsInAndBackAlongTheWayItCame() {
        model.zoom(router);
        model.zoom(trie);
        assertThat(model.crumbs()).extracting(Crumb::text).containsExactly("Router", "Trie");
        assertThat(model.chips()).hasSize(1);
        model.back();
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.of(router));
        model.back();
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
        model.back();
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
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
        assertThat(model.matchedProperty().get()).isEqualTo("1 match, 60.0 %");
        model.searchProperty().set("/(/");
        assertThat(model.foundProperty().get()).isNull();
        assertThat(model.matchedProperty().get()).isEqualTo("this is no regular expression");
        assertThat(model.problemProperty().get()).isEqualTo("this is no regular expression");
        model.searchProperty().set("x");
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void saysOfAnExpressionWithoutEndWhatIsWrong() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RetentionTree.VALUE_TYPES, RetentionTree.ALL);
        builder.addSelf(0, builder.child(0, "a".repeat(5000) + "b"), 1);
        tree = builder.build();
        model.source().formProperty().set(model.source().forms().getLast());
        model.searchProperty().set("/(a*)*(a*)*c/");
        assertThat(model.foundProperty().get()).isNull();
        assertThat(model.problemProperty().get()).startsWith("too many ways to match");
    }

    @Test
    void someOfTheChildrenCanHaveTheFullWidth() {
        model.zoom(new FlameZoom(0, router, map));
        assertThat(model.crumbs()).extracting(Crumb::text).containsExactly("2 narrow ones");
        assertThat(model.zoomProperty().get().weight(tree, 0)).isEqualTo(1000);
        assertThat(model.zoomProperty().get().shows(tree, trie)).isTrue();
        assertThat(model.zoomProperty().get().shows(tree, 0)).isFalse();
        model.back();
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
    }

    @Test
    void soManyNarrowOnesAreZoomedOnAsCanBeToldApart() {
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(RetentionTree.VALUE_TYPES, RetentionTree.ALL);
        for (int i = 0; i < 1000; i++) {
            builder.addSelf(0, builder.child(0, "n" + i), 1);
        }
        final WeightedTree many = builder.build();
        assertThat(FlameZoom.part(many, 0, 1, 1000, 0, 100)).isEqualTo(new FlameZoom(0, 1, 100));
        assertThat(FlameZoom.part(many, 0, 1, 1000, 0.5, 100)).isEqualTo(new FlameZoom(0, 501, 600));
        assertThat(FlameZoom.part(many, 0, 1, 1000, 1, 100)).isEqualTo(new FlameZoom(0, 901, 1000));
        assertThat(FlameZoom.part(many, 0, 11, 50, 1, 100)).isEqualTo(new FlameZoom(0, 11, 50));
    }

    @Test
    void copiesThePath() {
        assertThat(model.stack(trie)).isEqualTo("com.acme.Router\ncom.acme.Trie");
        assertThat(model.stack(WeightedTree.NONE)).isEmpty();
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
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
        assertThat(selected).containsSubsequence(10, 11, 12);
    }

    @Test
    void anotherFormBeginsAtItsRoot() {
        model.zoom(trie);
        model.choose(trie);
        model.source().formProperty().set(model.source().forms().getLast());
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
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
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.of(router));
        keys.handle(KeyCode.ESCAPE);
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
        assertThat(keys.handle(KeyCode.A)).isFalse();
        model.isRootAtBottomProperty().set(true);
        model.choose(0);
        keys.handle(KeyCode.UP);
        assertThat(model.chosenProperty().get()).isEqualTo(router);
        keys.handle(KeyCode.DOWN);
        assertThat(model.chosenProperty().get()).isZero();
    }
}
