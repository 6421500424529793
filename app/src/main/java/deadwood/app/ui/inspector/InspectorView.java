package deadwood.app.ui.inspector;

import deadwood.app.text.Sizes;
import deadwood.app.ui.inspector.InspectorViewModel.Inspected;
import deadwood.app.ui.inspector.ObjectDetails.FieldRow;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.session.HeapSession;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.session.Selection;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The inspector: one column of facts about what is selected. */
public final class InspectorView {

    private final InspectorViewModel model;
    private final VBox content = new VBox();
    private final HBox sides = new HBox();
    private final VBox column = new VBox();

    public InspectorView(final InspectorViewModel model) {
        this.model = model;
        content.getStyleClass().add("inspector-content");
        final ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("inspector-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        column.getStyleClass().add("inspector");
        column.getChildren().addAll(header(), sides, scroll);
        model.inspectedProperty().addListener((_, _, now) -> show(now));
        show(model.inspectedProperty().get());
    }

    public Region node() {
        return column;
    }

    private Node header() {
        final Label caption = new Label(Messages.get("inspector"));
        caption.getStyleClass().add("caption");
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final Button back = new Button(Messages.get("inspector.back"));
        back.setId("inspector-back");
        back.getStyleClass().addAll("flat", "small");
        back.setTooltip(new Tooltip(Messages.get("inspector.back.tip")));
        back.visibleProperty().bind(model.canGoBackProperty());
        back.setOnAction(_ -> model.back());
        final HBox header = new HBox(caption, space, back);
        header.getStyleClass().add("inspector-header");
        return header;
    }

    private void show(final Inspected inspected) {
        showSides();
        switch (inspected) {
            case Inspected.Nothing() -> {
                final Label nothing = new Label(Messages.get("inspector.nothing"));
                nothing.getStyleClass().add("quiet");
                nothing.setWrapText(true);
                content.getChildren().setAll(nothing);
            }
            case final Inspected.AClass aClass -> content.getChildren().setAll(waitFor(aClass.details(),
                    details -> ClassFacts.nodes(details, aClass.session(), model)));
            case final Inspected.AnObject object -> content.getChildren().setAll(
                    waitFor(object.details(), details -> facts(details, object)),
                    Rows.caption("inspector.path"),
                    waitFor(object.path(), path -> path(path, object.session())),
                    waitFor(object.details(), details -> fields(details, object.session())),
                    Rows.caption("inspector.referrers"),
                    waitFor(object.referrers(), referrers -> referrers(referrers, object.session())));
        }
    }

    private void showSides() {
        sides.getChildren().clear();
        if (model.isPair()) {
            final ObjectProperty<Selection.Side> side = new SimpleObjectProperty<>(model.side());
            side.addListener((_, _, now) -> model.side(now));
            sides.getChildren().add(new Switch<>(List.of(Selection.Side.values()), value -> Messages.get("inspector."
                    + value.name().toLowerCase(java.util.Locale.ROOT)), side));
        }
        sides.getStyleClass().setAll("inspector-sides");
        sides.setManaged(model.isPair());
    }

    /** A part of the column that comes when it is known. */
    private static <T> Node waitFor(final Loadable<T> loadable, final Function<T, List<Node>> nodes) {
        final VBox box = new VBox();
        box.getStyleClass().add("inspector-part");
        loadable.stateProperty().addListener((_, _, now) -> box.getChildren().setAll(part(loadable, now, nodes)));
        box.getChildren().setAll(part(loadable, loadable.state(), nodes));
        return box;
    }

    private static <T> List<Node> part(final Loadable<T> loadable, final LoadState<T> state,
            final Function<T, List<Node>> nodes) {
        return switch (state) {
            case LoadState.Ready<T>(final T value) -> nodes.apply(value);
            case LoadState.Loading<T>() -> List.of(Rows.quiet("…"));
            case LoadState.Idle<T>() -> List.of(Rows.action(Messages.get("inspector.compute"), loadable::load));
            case LoadState.Cancelled<T>() -> List.of(Rows.action(Messages.get("inspector.compute"), loadable::reload));
            case LoadState.Failed<T>(final String message) -> List.of(Rows.wrapped(message));
        };
    }

    private List<Node> facts(final ObjectDetails details, final Inspected.AnObject inspected) {
        final ObjectRow row = details.row();
        final ClassName name = ClassName.of(row.typeName());
        final Label title = new Label(name.simpleName());
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        final List<Node> nodes = new ArrayList<>(List.of(title));
        if (!name.packagePrefix().isEmpty()) {
            nodes.add(Rows.quiet(name.packageName()));
        }
        final Hyperlink address = new Hyperlink("@" + row.address());
        address.getStyleClass().add("plain-link");
        address.setTooltip(new Tooltip(Messages.get("inspector.copy")));
        address.setOnAction(_ -> {
            final ClipboardContent copied = new ClipboardContent();
            copied.putString(row.address());
            Clipboard.getSystemClipboard().setContent(copied);
        });
        nodes.add(address);
        if (details.text() != null) {
            nodes.add(Rows.wrapped("“" + details.text() + "”"));
        }
        nodes.add(Rows.size("inspector.shallow", row.shallow(), 0));
        if (details.isReachable()) {
            nodes.add(Rows.size("inspector.retained", row.retained(), details.whole()));
        } else {
            nodes.add(Rows.wrapped(Messages.get("inspector.unreachable")));
        }
        final ObjectRow dominator = details.dominator();
        if (dominator != null) {
            nodes.add(Rows.object(Messages.get("inspector.dominator"), dominator, "", () -> model.follow(inspected
                    .session(), dominator.object())));
        }
        if (row.dominated() > 0) {
            nodes.add(Rows.action(Messages.get("inspector.dominated", Sizes.count(row.dominated())), () -> model
                    .showRetention(inspected.session(), inspected.object())));
        }
        return nodes;
    }

    private List<Node> path(final List<PathRow> path, final HeapSession session) {
        if (path.isEmpty()) {
            return List.of(Rows.wrapped(Messages.get("inspector.path.none")));
        }
        final List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            final PathRow line = path.get(i);
            final ObjectRow row = line.row();
            nodes.add(row == null
                    ? Rows.quiet(line.heldBy())
                    : Rows.step(i, line.heldBy(), row, i == path.size() - 1, () -> model.follow(session, row
                            .object())));
        }
        return nodes;
    }

    private List<Node> fields(final ObjectDetails details, final HeapSession session) {
        if (details.fieldCount() == 0) {
            return List.of();
        }
        final List<Node> nodes = new ArrayList<>();
        nodes.add(Rows.caption(details.row().kind() == ObjectRow.Kind.ARRAY
                ? "inspector.elements"
                : details.row().kind() == ObjectRow.Kind.CLASS ? "inspector.statics" : "inspector.fields"));
        details.fields().forEach(field -> nodes.add(field(field, session)));
        if (details.fieldCount() > details.fields().size()) {
            nodes.add(Rows.quiet(Messages.get("tree.more", Sizes.count(details.fieldCount() - details.fields()
                    .size()))));
        }
        return nodes;
    }

    private Node field(final FieldRow field, final HeapSession session) {
        final ObjectRow target = field.target();
        return target == null
                ? Rows.value(field.name(), field.value())
                : Rows.object(field.name(), target, Sizes.bytes(target.retained()), () -> model.follow(session, target
                        .object()));
    }

    private List<Node> referrers(final Referrers referrers, final HeapSession session) {
        final List<Node> nodes = new ArrayList<>();
        if (referrers.count() == 0) {
            nodes.add(Rows.quiet(Messages.get("inspector.referrers.none")));
        }
        referrers.rows().forEach(row -> nodes.add(field(row, session)));
        if (referrers.count() > referrers.rows().size()) {
            nodes.add(Rows.quiet(Messages.get("inspector.referrers.count", Sizes.count(referrers.count()))));
        }
        return nodes;
    }
}
