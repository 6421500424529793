package deadwood.app.ui.delta;

import deadwood.app.ui.UiQueue;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** Profiles as folded stacks, opened without a toolkit. */
final class OpenProfiles implements AutoCloseable {

    private final Path directory;
    private final UiQueue ui = new UiQueue();
    private final List<HeapSession> sessions = new ArrayList<>();

    OpenProfiles(final Path directory) {
        this.directory = directory;
    }

    HeapSession open(final String name, final Map<String, Long> stacks) throws IOException {
        final StringBuilder text = new StringBuilder();
        stacks.forEach((stack, weight) -> text.append(stack).append(' ').append(weight).append('\n'));
        return openText(name + ".folded", text.toString());
    }

    HeapSession openText(final String name, final String text) throws IOException {
        final HeapSession session = HeapSession.open(Files.writeString(directory.resolve(name), text),
                new ImportOptions(directory.resolve("cache"), 2), ui);
        sessions.add(session);
        settle();
        return session;
    }

    DeltaViewModel compare(final HeapSession before, final HeapSession after) {
        final DeltaViewModel model = new DeltaViewModel(lens(before, after));
        model.load();
        settle();
        return model;
    }

    static ComparisonLens lens(final HeapSession before, final HeapSession after) {
        return new ComparisonLens(before, Objects.requireNonNull(Objects.requireNonNull(before.snapshot().value())
                .content().profile()), after, Objects.requireNonNull(
                        Objects.requireNonNull(after.snapshot().value())
                                .content().profile()));
    }

    void settle() {
        ui.until(() -> sessions.stream().noneMatch(HeapSession::isBusy));
    }

    /** Stacks with what they weigh, at least one. */
    static Map<String, Long> random(final long seed) {
        final Random random = new Random(seed);
        final Map<String, Long> stacks = new TreeMap<>();
        for (int left = 1 + random.nextInt(40); left > 0; left--) {
            final StringBuilder stack = new StringBuilder("main");
            for (int depth = random.nextInt(6); depth > 0; depth--) {
                stack.append(";shop.f").append((char) ('a' + random.nextInt(5)));
            }
            stacks.merge(stack.toString(), 1L + random.nextInt(500), Long::sum);
        }
        return stacks;
    }

    @Override
    public void close() {
        sessions.forEach(HeapSession::close);
        sessions.forEach(session -> session.worker().closed().join());
    }
}
