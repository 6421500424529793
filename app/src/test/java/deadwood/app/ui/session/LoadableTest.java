package deadwood.app.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoadableTest {

    private final List<CompletableFuture<String>> asked = new ArrayList<>();
    private final Loadable<String> loadable = new Loadable<>(() -> {
        asked.add(new CompletableFuture<>());
        return asked.getLast();
    }, Runnable::run);

    @Test
    void asksOnceAndKeepsTheResult() {
        assertThat(loadable.state()).isInstanceOf(LoadState.Idle.class);
        loadable.load();
        loadable.load();
        assertThat(loadable.state()).isInstanceOf(LoadState.Loading.class);
        asked.getFirst().complete("done");
        loadable.load();
        assertThat(loadable.value()).isEqualTo("done");
        assertThat(asked).hasSize(1);
    }

    @Test
    void saysInWordsWhyItFailedAndTriesAgainWhenTold() {
        loadable.load();
        asked.getFirst().completeExceptionally(new IOException("prod.hprof is gone"));
        assertThat(loadable.state()).isEqualTo(new LoadState.Failed<String>("prod.hprof is gone"));
        loadable.load();
        assertThat(asked).hasSize(1);
        loadable.reload();
        asked.getLast().complete("done");
        assertThat(loadable.value()).isEqualTo("done");
    }

    @Test
    void tellsCancelledFromFailed() {
        loadable.load();
        asked.getFirst().completeExceptionally(new CancellationException());
        assertThat(loadable.state()).isEqualTo(new LoadState.Cancelled<String>());
    }

    @Test
    void forgetsAnAnswerToAnOlderQuestion() {
        loadable.load();
        loadable.reload();
        assertThat(asked.getFirst()).isCancelled();
        asked.getLast().complete("new");
        assertThat(loadable.value()).isEqualTo("new");
        loadable.forget();
        assertThat(loadable.state()).isInstanceOf(LoadState.Idle.class);
    }

    @Test
    void whatIsMadeOfItFollows() {
        final Loadable<Integer> length = loadable.map(String::length);
        length.load();
        assertThat(length.state()).isInstanceOf(LoadState.Loading.class);
        asked.getFirst().complete("four");
        assertThat(length.value()).isEqualTo(4);
        final Loadable<Integer> again = loadable.map(text -> text.length() * 2);
        again.load();
        assertThat(again.value()).isEqualTo(8);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aFailureOfTheFirstIsOneOfWhatIsMadeOfIt() {
        final Loadable<Integer> length = loadable.map(String::length);
        length.load();
        asked.getFirst().completeExceptionally(new IOException("no space"));
        assertThat(length.state()).isEqualTo(new LoadState.Failed<Integer>("no space"));
        length.reload();
        asked.getLast().complete("now");
        assertThat(length.value()).isEqualTo(3);
    }

    @Test
    void tellsListenersNowAndLater() {
        final List<String> heard = new ArrayList<>();
        loadable.whenReady(heard::add);
        loadable.load();
        asked.getFirst().complete("first");
        loadable.whenReady(value -> heard.add("late " + value));
        assertThat(heard).containsExactly("first", "late first");
    }
}
