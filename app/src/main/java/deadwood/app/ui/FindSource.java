package deadwood.app.ui;

import deadwood.app.text.Sizes;
import deadwood.app.ui.find.FindEntry;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.settings.RecentFile;
import deadwood.app.ui.shell.ShellViewModel;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.ThemeChoice;
import deadwood.app.ui.view.ViewKind;
import deadwood.app.work.OpenSnapshot;
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** What the search over everything finds. */
final class FindSource {

    private static final String HEX = "0x";

    private final ShellViewModel model;
    private final Views views;
    private final Runnable open;
    private final Set<HeapSession> awaited = Collections.newSetFromMap(new WeakHashMap<>());
    private Runnable more = () -> {};
    /** The address that was asked for last, and what is there. */
    private @Nullable Asked asked;
    private @Nullable FoundObject found;

    /** @param open asks for files and opens them */
    FindSource(final ShellViewModel model, final Views views, final Runnable open) {
        this.model = model;
        this.views = views;
        this.open = open;
    }

    /** @param action called when there is more to be found than before */
    void onMore(final Runnable action) {
        more = action;
    }

    List<FindEntry> entries(final String query) {
        final List<FindEntry> entries = new ArrayList<>();
        final HeapSession current = model.sessions().currentProperty().get();
        if (current != null && query.startsWith(HEX)) {
            address(current, query, entries);
        }
        for (final ViewKind kind : ViewKind.values()) {
            if (model.canShow(kind)) {
                entries.add(entry("find.view", kind.title(), () -> model.show(kind)));
            }
        }
        model.sessions().all().forEach(session -> entries.add(entry("find.snapshot", session.name(), () -> model.look(
                session))));
        entries.add(entry("find.action", Messages.get("dialog.open"), open));
        for (final ThemeChoice theme : ThemeChoice.values()) {
            entries.add(entry("find.action", Messages.get("find.theme", Messages.get("theme." + theme.label())),
                    () -> model.choose(theme)));
        }
        for (final RecentFile recent : model.settingsProperty().get().recent()) {
            entries.add(entry("find.recent", recent.file().toString(), () -> model.open(List.of(recent.file()))));
        }
        if (current != null && !query.isEmpty() && model.canShow(ViewKind.CLASSES)) {
            classes(current, entries);
        }
        return entries;
    }

    private static FindEntry entry(final String kind, final String name, final Runnable go) {
        return new FindEntry(Messages.get(kind), ClassName.plain(name), "", go);
    }

    private void classes(final HeapSession session, final List<FindEntry> entries) {
        final ClassHistogram histogram = views.results(session).histogram().value();
        if (histogram == null) {
            if (awaited.add(session)) {
                views.results(session).histogram().whenReady(_ -> more.run());
            }
            views.results(session).histogram().load();
            return;
        }
        for (final ClassHistogram.Row row : histogram.byName()) {
            entries.add(new FindEntry(Messages.get("find.class"), ClassName.of(row.className()),
                    Messages.get("find.retains", Sizes.bytes(row.retainedSize())), () -> {
                        model.show(ViewKind.CLASSES);
                        model.sessions().selectionProperty().set(new Selection.OfClass(session, row.className()));
                    }));
        }
    }

    /** Shows the object at an address; looks it up on the worker of the file, as its column may have to be read and checked first. */
    private void address(final HeapSession session, final String query, final List<FindEntry> entries) {
        final Asked wanted = new Asked(session, query);
        if (!wanted.equals(asked)) {
            asked = wanted;
            found = null;
            try {
                final long address = Long.parseUnsignedLong(query.substring(HEX.length()), 16);
                session.ask(Messages.get("job.inspect"), (snapshot, _, _) -> object(snapshot, address), object -> {
                    if (wanted.equals(asked) && object.id() != HeapGraph.NONE) {
                        found = object;
                        more.run();
                    }
                });
            } catch (final NumberFormatException _) {
                // Not an address yet: there is nothing to be found.
            }
        }
        final FoundObject object = found;
        if (object != null) {
            entries.add(new FindEntry(Messages.get("find.object"), ClassName.plain(query), object.className(),
                    () -> model.sessions().selectionProperty().set(new Selection.OfObject(session, object.id()))));
        }
    }

    private static FoundObject object(final OpenSnapshot snapshot, final long address) {
        final HeapGraph heap = snapshot.snapshot().heap();
        final int object = heap == null ? HeapGraph.NONE : heap.objectAt(address);
        return new FoundObject(object, heap == null || object == HeapGraph.NONE ? "" : heap.classOf(object).name());
    }

    private record Asked(HeapSession session, String query) {}

    private record FoundObject(int id, String className) {}
}
