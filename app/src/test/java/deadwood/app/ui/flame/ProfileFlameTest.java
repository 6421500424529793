package deadwood.app.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.ui.Calls;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.ViewKind;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.ProfileInfo;
import deadwood.model.profile.SampleType;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.profile.StackTable;
import deadwood.model.tree.MagnitudeTree;
import deadwood.model.tree.WeightedTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileFlameTest {

    @TempDir
    private Path directory;
    private final UiQueue ui = new UiQueue();
    private HeapSession session;

    /** The worker that adds up is that of some file. */
    @BeforeEach
    void open() throws IOException {
        session = HeapSession.open(Calls.write(directory.resolve("calls.folded")), new ImportOptions(directory.resolve(
                "cache"), 2), ui);
        settle();
    }

    @AfterEach
    void close() {
        session.close();
        session.worker().closed().join();
    }

    private void settle() {
        ui.until(() -> !session.isBusy());
    }

    private static StackProfile profile(final long cache) {
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("idle", "count"),
                new SampleType("samples", "count"), new SampleType("cpu", "nanoseconds")));
        final int main = builder.stack(StackTable.ROOT, builder.frame(builder.function("main.main")));
        final int serve = builder.stack(main, builder.frame(builder.function(new FrameTable.Function(
                "net/http.(*conn).serve", "", "/go/http/server.go", 17))));
        final int get = builder.stack(serve, builder.frame(builder.function("shop.Cache.Get")));
        builder.sample(serve, StackProfile.NO_LABELS, 0, 1, 10_000_000);
        builder.sample(get, StackProfile.NO_LABELS, 0, 3, cache);
        builder.sample(main, StackProfile.NO_LABELS, 0, 2, 20_000_000);
        return builder.build(0, ProfileInfo.NONE);
    }

    private FlameViewModel show(final StackProfile profile) {
        final FlameViewModel model = new FlameViewModel(FlameSource.ofProfile(session, profile), _ -> {});
        model.load();
        settle();
        return model;
    }

    private static WeightedTree tree(final FlameViewModel model) {
        return model.treeProperty().get().value();
    }

    @Test
    void beginsWithTheFirstTypeThatSaysSomethingAndKeepsEveryOther() {
        final FlameViewModel model = show(profile(30_000_000));
        assertThat(model.source().kind()).isEqualTo(ViewKind.PROFILE);
        assertThat(model.formProperty().get().label()).isEqualTo("samples");
        assertThat(tree(model).total(0, 0)).isEqualTo(6);
        model.formProperty().set(model.source().forms().getLast());
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(60_000_000);
        assertThat(model.source().forms()).extracting(FlameForm::detail).containsExactly("0", "6", "60.0 ms");
    }

    @Test
    void amountsAreInTheUnitOfTheType() {
        final FlameViewModel model = show(profile(30_000_000));
        model.formProperty().set(model.source().forms().getLast());
        settle();
        final FlameText text = model.formProperty().get().text();
        final int serve = tree(model).child(tree(model).child(0, "main.main"), "net/http.(*conn).serve");
        assertThat(text.amount(tree(model), serve)).isEqualTo("40.0 ms");
        assertThat(text.amounts(tree(model), serve)).isEqualTo("40.0 ms in all, 10.0 ms itself");
        assertThat(text.more(tree(model), serve)).isEqualTo("/go/http/server.go:17");
        assertThat(text.shorten("net/http.(*conn).serve")).isEqualTo("http.(*conn).serve");
        assertThat(text.hue(tree(model), serve)).isNotEqualTo(text.hue(tree(model), tree(model).parent(serve)));
    }

    @Test
    void filtersAreChipsThatCanBeTakenAway() {
        final FlameViewModel model = show(profile(30_000_000));
        model.focus("SERVE");
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(4);
        model.ignore("/Cache\\.G.t$/");
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(1);
        assertThat(model.chips()).extracting(Chip::text).containsExactly("focus “SERVE”",
                "ignore “/Cache\\.G.t$/”");
        model.chips().getFirst().remove().run();
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(3);
        model.chips().getFirst().remove().run();
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(6);
        assertThat(model.chips()).isEmpty();
        model.focus("/(/");
        assertThat(model.chips()).isEmpty();
        model.focus("nowhere");
        settle();
        assertThat(tree(model).total(0, 0)).isZero();
    }

    @Test
    void whatIsNegativeIsDrawnByItsMagnitude() {
        final FlameViewModel model = show(profile(-30_000_000));
        model.formProperty().set(model.source().forms().getLast());
        settle();
        assertThat(MagnitudeTree.is(tree(model))).isTrue();
        final int main = tree(model).child(0, "main.main");
        final int serve = tree(model).child(main, "net/http.(*conn).serve");
        assertThat(tree(model).total(FlameViewModel.VALUE, 0)).isEqualTo(60_000_000);
        final FlameText text = model.formProperty().get().text();
        assertThat(text.amount(tree(model), serve)).isEqualTo("▼ 20.0 ms");
        assertThat(text.amounts(tree(model), serve)).isEqualTo(
                "▼ 20.0 ms in all, 10.0 ms itself\ndrawn by its magnitude, 40.0 ms");
        assertThat(text.amount(tree(model), main)).isEqualTo("0 ns");
    }
}
