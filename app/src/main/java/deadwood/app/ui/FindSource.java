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
import deadwood.model.heap.HeapGraph;
import deadwood.model.retention.ClassHistogram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

    private void address(final HeapSession session, final String query, final List<FindEntry> entries) {
        final @Nullable HeapGraph heap = session.snapshot().value() == null
                ? null
                : Objects.requireNonNull(session.snapshot().value()).heap();
        if (heap == null) {
            return;
        }
        try {
            final int object = heap.objectAt(Long.parseUnsignedLong(query.substring(HEX.length()), 16));
            if (object != HeapGraph.NONE) {
                entries.add(new FindEntry(Messages.get("find.object"), ClassName.plain(query), heap.classOf(object)
                        .name(),
                        () -> model.sessions().selectionProperty().set(new Selection.OfObject(session,
                                object))));
            }
        } catch (final NumberFormatException _) {
            // Not an address yet: there is nothing to be found.
        }
    }
}
