package deadwood.importers.pprof;

import deadwood.importers.samples.ByteInterner;
import deadwood.importers.samples.ReadingNotes;
import deadwood.model.profile.Label;
import deadwood.model.profile.StackProfile;
import deadwood.model.profile.StackProfileBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the sets of labels mean, which samples have as bytes. A label with the time of a sample becomes its time. */
final class LabelSets {

    static final String DAMAGED = "%,d sets of labels are damaged; what could be read of them was kept";

    private final PprofNames names;
    private final ReadingNotes notes;
    private final StackProfileBuilder builder;
    private final int[] ids;
    private long[] times = new long[0];
    private final ProtoReader field = new ProtoReader();
    private final ProtoReader label = new ProtoReader();

    LabelSets(final ByteInterner labels, final PprofNames names, final StackProfileBuilder builder,
            final ReadingNotes notes) {
        this.names = names;
        this.notes = notes;
        this.builder = builder;
        this.ids = new int[labels.size()];
        labels.forEach(this::set);
    }

    /** By number of the bytes: the set. */
    int[] ids() {
        return ids;
    }

    /** By number of the bytes: the time. Empty if none has one. */
    long[] times() {
        return times;
    }

    private void set(final int id, final byte[] bytes, final int from, final int to) {
        final List<Label> labels = new ArrayList<>(1);
        boolean damaged = false;
        field.over(bytes, from, to);
        while (field.next()) {
            label.over(bytes, field.from(), field.to());
            label(id, labels);
            damaged |= label.damaged();
        }
        if (damaged) {
            notes.count(DAMAGED, -1);
        }
        ids[id] = labels.isEmpty() ? StackProfile.NO_LABELS : builder.labels(labels);
    }

    /** A string if it has one, else a number if that or its unit is not 0; any other says nothing. */
    private void label(final int id, final List<Label> labels) {
        final long[] of = new long[PprofFields.LABEL_UNIT + 1];
        while (label.next()) {
            if (label.wire() == ProtoReader.VARINT && label.field() < of.length) {
                of[label.field()] = label.value();
            }
        }
        final String key = names.at(of[PprofFields.LABEL_KEY]);
        final long number = of[PprofFields.LABEL_NUM];
        if (of[PprofFields.LABEL_STR] != 0) {
            labels.add(new Label.Text(key, names.at(of[PprofFields.LABEL_STR])));
        } else if (number != 0 || of[PprofFields.LABEL_UNIT] != 0) {
            final String unit = names.at(of[PprofFields.LABEL_UNIT]);
            if (!isTime(id, key, unit)) {
                labels.add(new Label.Numeric(key, number, unit));
                return;
            }
            if (times.length == 0) {
                times = new long[ids.length];
                Arrays.fill(times, StackProfile.NO_TIME);
            }
            times[id] = number;
        }
    }

    private boolean isTime(final int id, final String key, final String unit) {
        return key.equals(PprofFields.TIME_LABEL) && (unit.isEmpty() || unit.equals(PprofFields.TIME_UNIT))
                && (times.length == 0 || times[id] == StackProfile.NO_TIME);
    }
}
