package deadwood.importers.pprof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * A profile for benchmarks, always the same: 2.5 million samples of 60,000 distinct stacks of some 15 calls, two values and a thread each,
 * 147 MB. Stacks branch off each other as those of a program do. As profilers write it, no pair of a stack and a thread comes twice.
 */
final class WrittenProfile {

    static final int SAMPLES = 2_500_000;

    private static final int STACKS = 60_000;
    private static final int LOCATIONS = 16_000;
    private static final int FUNCTIONS = 6_000;
    private static final int THREADS = 100;
    private static final int USUAL_DEPTH = 12;
    private static final long SEED = 7;
    private static final int FLUSH_AT = 1 << 16;

    private final Random random = new Random(SEED);
    private final ProtoBytes out = new ProtoBytes();
    private final ProtoBytes message = new ProtoBytes();
    private final ProtoBytes nested = new ProtoBytes();
    private final OutputStream target;

    private WrittenProfile(final OutputStream target) {
        this.target = target;
    }

    static void write(final OutputStream target) throws IOException {
        new WrittenProfile(target).write();
    }

    private void put(final int field) throws IOException {
        out.message(field, message);
        message.clear();
        if (out.size() > FLUSH_AT) {
            out.drainTo(target);
        }
    }

    private void write() throws IOException {
        type(1, 2);
        type(3, 4);
        samples(stacks());
        for (int location = 1; location <= LOCATIONS; location++) {
            message.number(PprofFields.LOCATION_ID, location);
            message.number(PprofFields.LOCATION_ADDRESS, 0x40_0000 + 16L * location);
            nested.clear();
            nested.number(PprofFields.LINE_FUNCTION, 1 + random.nextInt(FUNCTIONS));
            nested.number(PprofFields.LINE_LINE, 1 + random.nextInt(2000));
            message.message(PprofFields.LOCATION_LINE, nested);
            put(PprofFields.LOCATION);
        }
        for (int function = 1; function <= FUNCTIONS; function++) {
            message.number(PprofFields.FUNCTION_ID, function);
            message.number(PprofFields.FUNCTION_NAME, 6L + THREADS + function - 1);
            put(PprofFields.FUNCTION);
        }
        strings();
        out.drainTo(target);
    }

    private void type(final int name, final int unit) throws IOException {
        message.number(PprofFields.TYPE_NAME, name);
        message.number(PprofFields.TYPE_UNIT, unit);
        put(PprofFields.SAMPLE_TYPE);
    }

    /** Location ids, the outermost first. */
    private int[][] stacks() {
        final int[][] stacks = new int[STACKS][];
        stacks[0] = new int[]{1};
        for (int i = 1; i < STACKS; i++) {
            final int[] other = stacks[random.nextInt(i)];
            final int common = other.length - random.nextInt(Math.min(other.length, 8));
            final int more = 1 + random.nextInt(Math.max(1, 2 * (USUAL_DEPTH - common / 2)));
            stacks[i] = Arrays.copyOf(other, common + more);
            for (int at = common; at < stacks[i].length; at++) {
                stacks[i][at] = 1 + (int) (LOCATIONS * random.nextDouble() * random.nextDouble());
            }
        }
        return stacks;
    }

    private void samples(final int[][] stacks) throws IOException {
        final BitSet seen = new BitSet();
        int sample = 0;
        while (sample < SAMPLES) {
            final int number = (int) (STACKS * random.nextDouble());
            final int thread = random.nextInt(THREADS);
            if (seen.get(number * THREADS + thread)) {
                continue;
            }
            seen.set(number * THREADS + thread);
            sample++;
            final int[] stack = stacks[number];
            nested.clear();
            for (int at = stack.length - 1; at >= 0; at--) {
                nested.varint(stack[at]);
            }
            message.message(PprofFields.SAMPLE_LOCATION, nested);
            nested.clear();
            nested.varint(1);
            nested.varint(10_000_000 + random.nextInt(1_000_000));
            message.message(PprofFields.SAMPLE_VALUE, nested);
            nested.clear();
            nested.number(PprofFields.LABEL_KEY, 5);
            nested.number(PprofFields.LABEL_STR, 6 + thread);
            message.message(PprofFields.SAMPLE_LABEL, nested);
            put(PprofFields.SAMPLE);
        }
    }

    private void strings() {
        for (final String text : new String[]{"", "samples", "count", "cpu", "nanoseconds", "thread"}) {
            string(text);
        }
        for (int thread = 0; thread < THREADS; thread++) {
            string("worker-" + thread);
        }
        for (int function = 1; function <= FUNCTIONS; function++) {
            string("com.example.service" + function % 90 + ".Handler" + function + ".handle");
        }
    }

    private void string(final String text) {
        out.message(PprofFields.STRING_TABLE, text.getBytes(StandardCharsets.UTF_8));
    }
}
