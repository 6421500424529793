package deadwood.app.ui.inspector;

import deadwood.app.ui.inspector.ObjectDetails.FieldRow;
import deadwood.app.ui.object.ObjectReader;
import deadwood.model.query.InboundReferences;
import deadwood.model.retention.ReferenceNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Who refers to an object.
 *
 * @param rows the first of them: how each refers to it, and which it is
 * @param count how many references there are
 */
public record Referrers(List<FieldRow> rows, long count) {

    private static final int MOST = 50;

    public Referrers {
        rows = List.copyOf(rows);
    }

    static Referrers of(final int object, final InboundReferences inbound, final ObjectReader objects) {
        final ReferenceNames names = new ReferenceNames(objects.heap(), objects.fields());
        final InboundReferences.Sources sources = inbound.to(object);
        final List<FieldRow> rows = new ArrayList<>();
        long at = 0;
        while (at < sources.count() && rows.size() < MOST) {
            final int source = sources.get(at);
            rows.add(new FieldRow(names.heldBy(source, object), "", objects.row(source)));
            at = sources.behind(source);
        }
        return new Referrers(rows, sources.count());
    }
}
