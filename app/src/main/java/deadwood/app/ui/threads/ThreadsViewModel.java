package deadwood.app.ui.threads;

import deadwood.app.text.Sizes;
import deadwood.app.ui.object.ObjectReader;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.table.TreeRows;
import deadwood.app.ui.table.TreeRows.Page;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.threads.ThreadNode.OfFrame;
import deadwood.app.ui.threads.ThreadNode.OfLocal;
import deadwood.app.ui.threads.ThreadNode.OfOthers;
import deadwood.app.ui.threads.ThreadNode.OfThread;
import deadwood.model.retention.ThreadReport.Local;
import deadwood.model.retention.ThreadReport.ThreadRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The threads of one heap. */
public final class ThreadsViewModel {

    private final HeapSession session;
    private final Loadable<List<ThreadRow>> threads;
    private final Consumer<Integer> select;
    private final TreeRows<ThreadNode> rows = new TreeRows<>(new Source());
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");

    /** @param select told the object that somebody wants to know more of */
    public ThreadsViewModel(final HeapSession session, final Loadable<List<ThreadRow>> threads,
            final Consumer<Integer> select) {
        this.session = session;
        this.threads = threads;
        this.select = select;
        threads.whenReady(found -> {
            final List<ThreadNode> top = found.stream().<ThreadNode>map(OfThread::new).toList();
            rows.show(new ThreadNode.All(), new Page<>(top, top.size()));
            count.set(Messages.get("threads.count", Sizes.count(top.size())));
        });
    }

    public Loadable<List<ThreadRow>> threads() {
        return threads;
    }

    TreeRows<ThreadNode> rows() {
        return rows;
    }

    /** "12 threads". */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    void select(final ThreadNode node) {
        if (node.object() != ObjectRow.NONE) {
            select.accept(node.object());
        }
    }

    private final class Source implements TreeRows.Source<ThreadNode> {

        @Override
        public boolean hasChildren(final ThreadNode node) {
            return switch (node) {
                case ThreadNode.All() -> true;
                case OfThread(final ThreadRow thread) -> !thread.frames().isEmpty() || !thread.others().isEmpty();
                case OfLocal(final ThreadNode _, final Local _, final ObjectRow _, final int _) -> false;
                case OfFrame _,OfOthers _ -> !node.locals().isEmpty();
            };
        }

        @Override
        public void children(final ThreadNode node, final int from, final int count,
                final Consumer<Page<ThreadNode>> receiver) {
            if (node instanceof OfThread(final ThreadRow thread)) {
                receiver.accept(Page.of(calls(thread), from, count));
            } else {
                locals(node, from, count, receiver);
            }
        }
    }

    private static List<ThreadNode> calls(final ThreadRow thread) {
        final List<ThreadNode> calls = new ArrayList<>();
        for (int i = 0; i < thread.frames().size(); i++) {
            calls.add(new OfFrame(thread, thread.frames().get(i), i));
        }
        if (!thread.others().isEmpty()) {
            calls.add(new OfOthers(thread));
        }
        return calls;
    }

    private void locals(final ThreadNode node, final int from, final int count,
            final Consumer<Page<ThreadNode>> receiver) {
        final List<Local> locals = node.locals();
        session.ask(Messages.get("job.inspect"), (snapshot, progress, cancel) -> {
            final ObjectReader reader = new ObjectReader(snapshot, progress, cancel);
            final List<ThreadNode> page = new ArrayList<>();
            for (int i = from; i < Math.min(from + count, locals.size()); i++) {
                page.add(new OfLocal(node, locals.get(i), reader.row(locals.get(i).object()), i));
            }
            return new Page<>(page, locals.size());
        }, receiver);
    }
}
