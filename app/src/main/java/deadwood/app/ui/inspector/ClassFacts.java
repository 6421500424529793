package deadwood.app.ui.inspector;

import deadwood.app.text.Sizes;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** The lines of the inspector for a class. */
final class ClassFacts {

    private ClassFacts() {}

    static List<Node> nodes(final ClassDetails details, final HeapSession session, final InspectorViewModel model) {
        final ClassName name = ClassName.of(details.className());
        final Label title = new Label(name.simpleName());
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        final List<Node> nodes = new ArrayList<>(List.of(title));
        if (!name.packagePrefix().isEmpty()) {
            nodes.add(Rows.quiet(name.packageName()));
        }
        nodes.add(Rows.value(Messages.get("inspector.instances"), Sizes.count(details.instances())));
        nodes.add(Rows.size("inspector.shallow", details.shallow(), 0));
        nodes.add(Rows.size("inspector.retained", details.retained(), details.whole()));
        if (details.instanceSize() > 0) {
            nodes.add(Rows.value(Messages.get("inspector.each"), Sizes.exact(details.instanceSize())));
        }
        if (!details.superclass().isEmpty()) {
            nodes.add(Rows.action(Messages.get("inspector.superclass", ClassName.of(details.superclass())
                    .simpleName()), () -> model.followClass(session, details.superclass())));
        }
        details.loaders().forEach(loader -> nodes.add(Rows.value(Messages.get("inspector.loader"), loader)));
        if (!details.largest().isEmpty()) {
            nodes.add(Rows.caption("inspector.largest"));
            details.largest().forEach(row -> nodes.add(Rows.instance(row, () -> model.follow(session, row.object()))));
        }
        if (!details.fields().isEmpty()) {
            nodes.add(Rows.caption("inspector.declared"));
            details.fields().forEach(field -> nodes.add(Rows.quiet(field)));
        }
        return nodes;
    }
}
