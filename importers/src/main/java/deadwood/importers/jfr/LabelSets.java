package deadwood.importers.jfr;

import deadwood.importers.jfr.RecordedType.RecordedField;
import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.model.profile.Label;
import java.util.ArrayList;
import java.util.List;
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
    private final List<List<Label>> labels = new ArrayList<>();

    /** What the keys of one kind of label say. */
    private static final class Part {
        private final LongIntMap ids = new LongIntMap();
        private final List<String> names = new ArrayList<>();
    }

    LabelSets(final Constants constants) {
        this.constants = constants;
        sets.intern(0);
        labels.add(List.of());
        for (final Part part : List.of(threads, states, classes)) {
            part.ids.intern(0);
            part.names.add("");
        }
    }

    /**
     * The set of labels of an event; a field that it does not have is null.
     *
     * @return an index of {@link #labels}
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
        final List<Label> set = new ArrayList<>();
        add(set, "thread", threads.names.get((int) threadId));
        add(set, "state", states.names.get((int) stateId));
        add(set, "class", classes.names.get((int) typeId));
        labels.add(List.copyOf(set));
        return sets.intern(combined);
    }

    private static void add(final List<Label> set, final String key, final String value) {
        if (!value.isEmpty()) {
            set.add(new Label.Text(key, value));
        }
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

    List<List<Label>> labels() {
        return labels;
    }
}
