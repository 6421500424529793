package deadwood.app.ui.threads;

import deadwood.app.ui.table.NumberColumn;
import deadwood.app.ui.table.NumberFormat;
import deadwood.app.ui.table.Tables;
import deadwood.app.ui.table.TreeColumn;
import deadwood.app.ui.table.TreeLabel;
import deadwood.app.ui.table.TreeRows.MoreRow;
import deadwood.app.ui.table.TreeRows.NodeRow;
import deadwood.app.ui.table.TreeRows.Row;
import deadwood.app.ui.table.TreeTable;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.threads.ThreadNode.OfFrame;
import deadwood.app.ui.threads.ThreadNode.OfLocal;
import deadwood.app.ui.threads.ThreadNode.OfOthers;
import deadwood.app.ui.threads.ThreadNode.OfThread;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.heap.ThreadTable.StackFrame;
import deadwood.model.retention.ThreadReport.FrameRow;
import deadwood.model.retention.ThreadReport.ThreadRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Threads, their calls below them, and below those what they keep alive. */
public final class ThreadsView implements View {

    private final ThreadsViewModel model;
    private final TreeTable<ThreadNode> table;
    private final Label count = new Label();
    private final StatePane pane;

    public ThreadsView(final ThreadsViewModel model) {
        this.model = model;
        this.table = new TreeTable<>(model.rows());
        table.setId("threads");
        count.getStyleClass().add("quiet");
        count.textProperty().bind(model.countProperty());
        final NumberColumn<Row<ThreadNode>> retained = new NumberColumn<>(Messages.get("column.retained"),
                NumberFormat.BYTES, 140, ThreadsView::retained);
        retained.setSortable(false);
        table.getColumns().setAll(List.of(new TreeColumn<>(Messages.get("column.thread"), model.rows(),
                node -> TreeLabel.of(name(node), suffix(node))), retained));
        Tables.dress(table, Messages.get("threads.none"));
        Tables.onSelect(table, row -> {
            if (row instanceof final NodeRow<ThreadNode> node) {
                model.select(node.node());
            }
        });
        this.pane = new StatePane(model.threads(), Messages.get("threads.waiting"), table);
        model.threads().whenReady(threads -> {
            final long largest = threads.stream().mapToLong(ThreadRow::retainedSize).max().orElse(0);
            retained.fit(largest, threads.stream().mapToLong(ThreadRow::retainedSize).filter(size -> size > 0).sum());
            table.refresh();
        });
    }

    private static long retained(final Row<ThreadNode> row) {
        return switch (row) {
            case final NodeRow<ThreadNode> node -> {
                final Long bytes = node.node().retained();
                yield bytes == null ? NumberColumn.NONE : bytes;
            }
            case final MoreRow<ThreadNode> _ -> NumberColumn.NONE;
        };
    }

    private static ClassName name(final ThreadNode node) {
        return switch (node) {
            case OfThread(final ThreadRow thread) -> ClassName.plain(thread.name().isEmpty()
                    ? Messages.get("threads.nameless")
                    : thread.name());
            case OfFrame(final ThreadRow _, final FrameRow frame, final int _) -> call(frame.frame());
            case OfOthers(final ThreadRow _) -> ClassName.plain(Messages.get("threads.others"));
            case final OfLocal local -> ClassName.of(local.row().typeName());
            case ThreadNode.All() -> ClassName.plain("");
        };
    }

    private static ClassName call(final StackFrame frame) {
        final String prefix = ClassName.of(frame.className()).packagePrefix();
        return new ClassName(prefix, frame.toString().substring(prefix.length()));
    }

    private static String suffix(final ThreadNode node) {
        return switch (node) {
            case OfThread(final ThreadRow thread) -> "  " + Messages.get("threads.suffix", thread.className(), thread
                    .frames().size());
            case final OfLocal local -> local.row().suffix() + "  " + local.local().kind().label();
            default -> "";
        };
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.THREADS.title();
    }

    @Override
    public List<Node> tools() {
        return List.of(count);
    }

    @Override
    public void shown() {
        model.threads().load();
    }

    @Override
    public void selectFirst() {
        table.getSelectionModel().select(0);
        final Row<ThreadNode> first = table.getSelectionModel().getSelectedItem();
        if (first != null) {
            table.toggle(first);
        }
    }
}
