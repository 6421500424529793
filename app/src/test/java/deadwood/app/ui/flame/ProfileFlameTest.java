package deadwood.app.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.app.text.PlainName;
import deadwood.app.ui.Calls;
import deadwood.app.ui.UiQueue;
import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.ViewKind;
import deadwood.importers.ImportOptions;
import deadwood.model.profile.FrameTable;
import deadwood.model.profile.Granularity;
import deadwood.model.profile.Label;
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
import java.util.Objects;
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
        final FlameViewModel model = new FlameViewModel(FlameSource.ofProfile(new ProfileLens(session, profile), null),
                _ -> {});
        model.load();
        settle();
        return model;
    }

    private static ProfileSource source(final FlameViewModel model) {
        return model.source().profile();
    }

    private static void narrow(final FlameViewModel model, final Term.Kind kind, final String text) {
        source(model).lens().add(Term.ofStacks(kind, text));
    }

    private static WeightedTree tree(final FlameViewModel model) {
        return model.tree();
    }

    @Test
    void beginsWithTheFirstTypeThatSaysSomethingAndKeepsEveryOther() {
        final FlameViewModel model = show(profile(30_000_000));
        assertThat(model.source().kind()).isEqualTo(ViewKind.PROFILE);
        assertThat(model.source().formProperty().get().label()).isEqualTo("samples");
        assertThat(tree(model).total(0, 0)).isEqualTo(6);
        model.source().formProperty().set(model.source().forms().getLast());
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(60_000_000);
        assertThat(model.source().forms()).extracting(FlameForm::detail).containsExactly("0", "6", "60.0 ms");
    }

    @Test
    void amountsAreInTheUnitOfTheType() {
        final FlameViewModel model = show(profile(30_000_000));
        model.source().formProperty().set(model.source().forms().getLast());
        settle();
        final FlameText text = model.text();
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
        narrow(model, Term.Kind.FOCUS, "SERVE");
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(4);
        narrow(model, Term.Kind.IGNORE, "/Cache\\.G.t$/");
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
        narrow(model, Term.Kind.FOCUS, "/(/");
        assertThat(model.chips()).isEmpty();
        narrow(model, Term.Kind.FOCUS, "nowhere");
        settle();
        assertThat(tree(model).total(0, 0)).isZero();
    }

    @Test
    void whatIsNegativeIsDrawnByItsMagnitude() {
        final FlameViewModel model = show(profile(-30_000_000));
        model.source().formProperty().set(model.source().forms().getLast());
        settle();
        assertThat(MagnitudeTree.is(tree(model))).isTrue();
        final int main = tree(model).child(0, "main.main");
        final int serve = tree(model).child(main, "net/http.(*conn).serve");
        assertThat(tree(model).total(FlameViewModel.VALUE, 0)).isEqualTo(60_000_000);
        final FlameText text = model.text();
        assertThat(text.amount(tree(model), serve)).isEqualTo("▼ 20.0 ms");
        assertThat(text.amounts(tree(model), serve)).isEqualTo(
                "▼ 20.0 ms in all, 10.0 ms itself\ndrawn by its magnitude, 40.0 ms");
        assertThat(text.amount(tree(model), main)).isEqualTo("0 ns");
    }

    @Test
    void zoomStaysWhereItIsWhenTheProfileIsNarrowed() {
        final FlameViewModel model = show(profile(30_000_000));
        model.zoom(tree(model).child(tree(model).child(0, "main.main"), "net/http.(*conn).serve"));
        narrow(model, Term.Kind.FOCUS, "shop");
        settle();
        assertThat(tree(model).name(model.zoomProperty().get().node())).isEqualTo("net/http.(*conn).serve");
        assertThat(tree(model).total(0, model.zoomProperty().get().node())).isEqualTo(3);
        narrow(model, Term.Kind.HIDE, "serve");
        settle();
        assertThat(model.zoomProperty().get()).isEqualTo(FlameZoom.ALL);
    }

    @Test
    void addsNothingUpWhileNobodyLooks() {
        final FlameViewModel model = show(profile(30_000_000));
        model.rest();
        narrow(model, Term.Kind.IGNORE, "Cache");
        settle();
        assertThat(model.tree()).isNull();
        model.load();
        settle();
        assertThat(Objects.requireNonNull(model.tree()).size()).isEqualTo(3);
    }

    @Test
    void turnsTheStacksRound() {
        final FlameViewModel model = show(profile(30_000_000));
        source(model).shapeProperty().set(FlameShape.INVERTED);
        settle();
        final int get = tree(model).child(0, "shop.Cache.Get");
        assertThat(tree(model).total(0, get)).isEqualTo(3);
        assertThat(model.stack(tree(model).firstChild(get))).isEqualTo("shop.Cache.Get\nnet/http.(*conn).serve");
        source(model).shapeProperty().set(FlameShape.CALLS);
        settle();
        assertThat(model.stack(2)).isEqualTo("net/http.(*conn).serve\nmain.main");
    }

    @Test
    void aBoxNarrowsTheProfileToItsFramesInEveryGranularity() {
        final FlameViewModel model = show(profile(30_000_000));
        final ProfileSource source = source(model);
        for (final Granularity granularity : Granularity.values()) {
            source.lens().granularityProperty().set(granularity);
            settle();
            final WeightedTree drawn = tree(model);
            for (int node = 1; node < drawn.size(); node++) {
                if (drawn.name(node).contains("http")) {
                    final Term term = FlameMenu.term(source, drawn, node, Term.Kind.FOCUS);
                    source.lens().add(term);
                    settle();
                    assertThat(tree(model).total(0, 0)).as(term.words()).isEqualTo(4);
                    source.lens().remove(term);
                    settle();
                }
            }
        }
    }

    @Test
    void aTagNarrowsByItsLabel() {
        final StackProfileBuilder builder = new StackProfileBuilder(List.of(new SampleType("samples", "count")));
        final int main = builder.stack(StackTable.ROOT, builder.frame(builder.function("main")));
        builder.sampleAt(2_000_000_000L, main, builder.labels(List.of(new Label.Text("thread", "one"))), 3);
        builder.sampleAt(1_000_000_000L, main, builder.labels(List.of(new Label.Text("thread", "two"))), 5);
        final FlameViewModel model = show(builder.build(0, ProfileInfo.NONE));
        final ProfileSource source = source(model);
        source.shapeProperty().set(FlameShape.TIME);
        settle();
        assertThat(tree(model).child(0, "two")).isPositive();
        source.shapeProperty().set(FlameShape.CALLS);
        source.lens().tagRoots().add("thread");
        settle();
        final int one = tree(model).child(0, "thread: one");
        assertThat(FlameMenu.term(source, tree(model), one, Term.Kind.HIDE)).isNull();
        source.lens().add(FlameMenu.term(source, tree(model), one, Term.Kind.FOCUS));
        settle();
        assertThat(tree(model).total(0, 0)).isEqualTo(3);
    }

    @Test
    void coloursTellKindsApart() {
        final FlameViewModel model = show(profile(30_000_000));
        assertThat(model.text().legend()).isEmpty();
        source(model).coloursProperty().set(FlameColours.KIND);
        assertThat(model.text().legend()).extracting(FlameText.Legend::label).containsExactly("unknown");
        assertThat(model.text().more(tree(model), 1)).isEqualTo("unknown");
        assertThat(source(model).hasModules()).isFalse();
    }

    @Test
    void whatANameHoldsStaysInItsLine() {
        assertThat(PlainName.of("a\nb\u001b[1m\u202ec")).isEqualTo("a␊b␛[1m\ufffdc");
        assertThat(PlainName.of("x".repeat(1000), 20)).hasSize(20).contains("…");
        assertThat(PlainName.of("\ud83d\ude00".repeat(50), 21).codePoints()).doesNotContain(0xd83d, 0xde00);
    }
}
