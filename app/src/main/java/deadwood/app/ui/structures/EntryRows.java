package deadwood.app.ui.structures;

import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.Messages;
import deadwood.model.heap.HeapGraph;
import deadwood.model.query.Contents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.ObservableListBase;

/** The entries of a collection, read page by page as they come into sight. For the thread of the toolkit. */
final class EntryRows extends ObservableListBase<EntryRow> {

    /** Entries that are read at once. */
    static final int PAGE = 200;

    private final HeapSession session;
    private final int object;
    private final int size;
    private final Map<Integer, List<EntryRow>> pages = new HashMap<>();
    private final Set<Integer> asked = new HashSet<>();

    /** @param count how many entries there are */
    EntryRows(final HeapSession session, final int object, final long count) {
        this.session = session;
        this.object = object;
        this.size = (int) Math.min(Integer.MAX_VALUE, count);
    }

    @Override
    public EntryRow get(final int index) {
        final int page = index / PAGE;
        final List<EntryRow> known = pages.get(page);
        if (known == null) {
            if (asked.add(page)) {
                ask(page);
            }
            return EntryRow.PENDING;
        }
        return index % PAGE < known.size() ? known.get(index % PAGE) : EntryRow.PENDING;
    }

    private void ask(final int page) {
        session.ask(Messages.get("job.entries"), (snapshot, _, _) -> {
            final Contents contents = snapshot.contents().contentsOf(object, (long) page * PAGE, PAGE);
            final HeapGraph heap = snapshot.heap();
            return contents == null
                    ? List.<EntryRow>of()
                    : contents.entries().stream().map(entry -> EntryRow.of(entry, heap)).toList();
        }, rows -> {
            pages.put(page, rows);
            beginChange();
            final int end = Math.min(size, page * PAGE + rows.size());
            for (int index = page * PAGE; index < end; index++) {
                nextSet(index, EntryRow.PENDING);
            }
            endChange();
        });
    }

    @Override
    public int size() {
        return size;
    }
}
