package deadwood.app.ui.session;

import deadwood.app.ui.text.Messages;
import deadwood.app.work.RetentionView;
import deadwood.model.retention.ClassHistogram;
import deadwood.model.retention.ThreadReport.ThreadRow;
import deadwood.model.structure.StructureReport;
import deadwood.model.tree.WeightedTree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is computed of one file, each when the first view wants it, and shared by all of them. */
public final class HeapResults {

    private final Loadable<ClassHistogram> histogram;
    private final Loadable<StructureReport> structures;
    private final Loadable<List<ThreadRow>> threads;
    private final Map<RetentionView, Loadable<WeightedTree>> trees = new EnumMap<>(RetentionView.class);

    public HeapResults(final HeapSession session) {
        histogram = session.loadable(Messages.get("job.classes"), (snapshot, progress, cancel) -> snapshot.histogram(
                progress, cancel));
        structures = session.loadable(Messages.get("job.structures"), (snapshot, progress, cancel) -> snapshot
                .structures(progress, cancel));
        threads = session.loadable(Messages.get("job.threads"), (snapshot, progress, cancel) -> snapshot.threads(
                progress, cancel));
        for (final RetentionView view : RetentionView.values()) {
            trees.put(view, session.loadable(Messages.get("job.tree"), (snapshot, progress, cancel) -> snapshot
                    .retentionTree(view, progress, cancel)));
        }
    }

    /** Classes with retained sizes. */
    public Loadable<ClassHistogram> histogram() {
        return histogram;
    }

    /** Collections and tries. */
    public Loadable<StructureReport> structures() {
        return structures;
    }

    /** Threads with frames and locals. */
    public Loadable<List<ThreadRow>> threads() {
        return threads;
    }

    /** The retention tree in one of its forms. */
    public Loadable<WeightedTree> tree(final RetentionView view) {
        return Objects.requireNonNull(trees.get(view));
    }
}
