package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfileBuilder;
import deadwood.model.store.GrowingArrays;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sets of labels of one chunk: thread, state and class, by the keys they have in the chunk. Each is worked out once. */
final class LabelSets {

    private static final String SLEEPING = "STATE_SLEEPING";
    /** The bits of a number that stand for a thread, a state and a class together. */
    private static final int CLASS_BITS = 28;
    private static final int STATE_BITS = 10;
    private static final long MOST_CLASSES = 1L << CLASS_BITS;
    private static final long MOST_STATES = 1L << STATE_BITS;

    private final Constants constants;
    private final Part threads = new Part();
    private final Part states = new Part();
    private final Part classes = new Part();
    private final LongIntMap sets = new LongIntMap();
    private final GrowingArrays.Longs combinations = new GrowingArrays.Longs();

    /** What the keys of one kind of label say. */
    private static final class Part {
        private final LongIntMap ids = new LongIntMap();
        private final List<String> names = new ArrayList<>();
    }

    LabelSets(final Constants constants) {
        this.constants = constants;
        sets.intern(0);
        combinations.add(0);
        for (final Part part : List.of(threads, states, classes)) {
            part.ids.intern(0);
            part.names.add("");
        }
    }

    /**
     * The set of labels of an event; a field that it does not have is null.
     *
     * @return its number; 0 is the set without labels
     */
    int of(final @Nullable RecordedField thread, final long threadKey, final @Nullable RecordedField state,
            final long stateKey, final @Nullable RecordedField type, final long typeKey) {
        final long threadId = id(threads, thread, threadKey);
        final long stateId = Math.min(id(states, state, stateKey), MOST_STATES - 1);
        final long typeId = Math.min(id(classes, type, typeKey), MOST_CLASSES - 1);
        final long combined = (threadId << STATE_BITS | stateId) << CLASS_BITS | typeId;
        final int known = sets.get(combined);
        if (known != LongIntMap.NONE) {
            return known;
        }
        combinations.add(combined);
        return sets.intern(combined);
    }

    private int id(final Part part, final @Nullable RecordedField field, final long key) {
        if (field == null) {
            return 0;
        }
        final int known = part.ids.get(key);
        if (known != LongIntMap.NONE) {
            return known;
        }
        final ConstantKey constant = new ConstantKey(field.type(), key);
        final String name = part == threads
                ? constants.threadName(constant)
                : part == states ? constants.text(constant) : constants.className(constant);
        part.names.add(Objects.requireNonNullElse(name, ""));
        return part.ids.intern(key);
    }

    /** Whether the state is that of a thread that does not run. */
    boolean isSleeping(final @Nullable RecordedField state, final long key) {
        return states.names.get(id(states, state, key)).equals(SLEEPING);
    }

    /** Number of sets. */
    int size() {
        return combinations.size();
    }

    /** The sets of all chunks. For one thread at a time. */
    static final class Merge {

        private final StackProfileBuilder builder;
        private final List<GlobalPart> parts = List.of(new GlobalPart("thread"), new GlobalPart("state"),
                new GlobalPart("class"));
        private final LongIntMap ids = new LongIntMap();

        /** Labels with one key, each once. */
        private static final class GlobalPart {
            private final String key;
            private final Map<String, Integer> numbers = new HashMap<>();
            private final List<Label> labels = new ArrayList<>();

            GlobalPart(final String key) {
                this.key = key;
            }

            private int[] numbers(final Part local) {
                return local.names.stream().mapToInt(name -> numbers.computeIfAbsent(name, _ -> {
                    labels.add(new Label.Text(key, name));
                    return labels.size() - 1;
                })).toArray();
            }
        }

        Merge(final StackProfileBuilder builder) {
            this.builder = builder;
            // The empty name is the first of each part, and stands for no label.
            final Part none = new Part();
            none.names.add("");
            parts.forEach(part -> part.numbers(none));
        }

        /** The ids of the sets of a chunk by their numbers there. */
        int[] ids(final LabelSets chunk) {
            final int[] threadIds = parts.get(0).numbers(chunk.threads);
            final int[] stateIds = parts.get(1).numbers(chunk.states);
            final int[] classIds = parts.get(2).numbers(chunk.classes);
            final int[] setIds = new int[chunk.size()];
            for (int i = 0; i < setIds.length; i++) {
                final long combination = chunk.combinations.get(i);
                setIds[i] = id(threadIds[(int) (combination >>> CLASS_BITS + STATE_BITS)],
                        stateIds[(int) (combination >>> CLASS_BITS) & (int) MOST_STATES - 1],
                        classIds[(int) combination & (int) MOST_CLASSES - 1]);
            }
            return setIds;
        }

        private int id(final int thread, final int state, final int type) {
            final long combined = ((long) thread << STATE_BITS | Math.min(state, MOST_STATES - 1)) << CLASS_BITS
                    | Math.min(type, MOST_CLASSES - 1);
            final int known = ids.get(combined);
            if (known != LongIntMap.NONE) {
                return known;
            }
            final List<Label> set = new ArrayList<>();
            add(set, parts.get(0), thread);
            add(set, parts.get(1), state);
            add(set, parts.get(2), type);
            final int id = builder.labels(set);
            ids.putIfAbsent(combined, id);
            return id;
        }

        private static void add(final List<Label> set, final GlobalPart part, final int number) {
            if (number > 0) {
                set.add(part.labels.get(number));
            }
        }
    }
}
