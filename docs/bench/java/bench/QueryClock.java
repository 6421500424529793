package bench;

import deadwood.model.heap.HeapGraph;
import deadwood.model.query.ObjectSelection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.Random;

/**
 * Calls queries with selections drawn from a seed and prints a line for each: its name, how often it was called, the median and the 95th
 * percentile in milliseconds, and the processor time of each call in milliseconds on average, with tabs between.
 */
final class QueryClock {

    private static final int OBJECTS = 1000;
    private static final int CLASSES = 20;
    private static final int SELECTIONS = 20;
    private static final int TIMES = 5;
    private static final double HIGH = 0.95;
    private static final double NANOS_A_MILLI = 1e6;

    private final HeapGraph heap;
    private final String wanted;
    private Object last = this;

    /** @param wanted part of the names of the queries that are timed, "" for all */
    QueryClock(final HeapGraph heap, final String wanted) {
        this.heap = heap;
        this.wanted = wanted;
    }

    /** A query about all objects. */
    interface Query<T> {

        T ask() throws IOException;
    }

    /** A query about what is drawn. */
    interface QueryOf<S, T> {

        T ask(S selection) throws IOException;
    }

    /** Something that is made when it is first asked for and then kept. */
    <T> T first(final String name, final Query<T> query) throws IOException {
        final long cpu = cpuMillis();
        final long started = System.nanoTime();
        final T result = query.ask();
        print(name, new long[]{System.nanoTime() - started}, cpuMillis() - cpu);
        return result;
    }

    void once(final String name, final Query<?> query) throws IOException {
        time(name, TIMES, _ -> this, _ -> query.ask());
    }

    void objects(final String name, final QueryOf<Integer, ?> query) throws IOException {
        time(name, OBJECTS, random -> random.nextInt(heap.objectCount()), query);
    }

    void classes(final String name, final QueryOf<ObjectSelection.OfClasses, ?> query) throws IOException {
        time(name, CLASSES, random -> {
            final BitSet one = new BitSet();
            one.set(heap.classIdOf(random.nextInt(heap.objectCount())));
            return new ObjectSelection.OfClasses(one);
        }, query);
    }

    void selections(final String name, final int size, final QueryOf<ObjectSelection.OfObjects, ?> query)
            throws IOException {
        time(name, SELECTIONS,
                random -> new ObjectSelection.OfObjects(random.ints(size, 0, heap.objectCount()).toArray()), query);
    }

    private <S> void time(final String name, final int times, final QueryOf<Random, S> draw,
            final QueryOf<S, ?> query) throws IOException {
        if (!name.contains(wanted)) {
            return;
        }
        final Random random = new Random(1);
        final long[] nanos = new long[times];
        final long cpu = cpuMillis();
        for (int i = 0; i < times; i++) {
            final S selection = draw.ask(random);
            final long started = System.nanoTime();
            // Kept, so that nobody finds out that it is not needed.
            last = java.util.Objects.requireNonNullElse(query.ask(selection), this);
            nanos[i] = System.nanoTime() - started;
        }
        print(name, nanos, cpuMillis() - cpu);
    }

    /** Of the whole process, to some ten milliseconds. */
    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    private void print(final String name, final long[] nanos, final long cpu) {
        Arrays.sort(nanos);
        System.out.println(String.format(Locale.ROOT, "%s\t%d\t%.3f\t%.3f\t%.3f", name, nanos.length,
                nanos[nanos.length / 2] / NANOS_A_MILLI,
                nanos[(int) Math.min(nanos.length - 1, Math.round(HIGH * nanos.length))] / NANOS_A_MILLI,
                (double) cpu / nanos.length));
    }
}
