package deadwood.app.ui.inspector;

import deadwood.app.text.Sizes;
import deadwood.app.ui.object.ObjectRow;
import deadwood.app.ui.text.ClassName;
import deadwood.app.ui.text.Messages;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The lines of the inspector. */
final class Rows {

    private static final double INDENT = 9;
    private static final int DEEPEST_INDENT = 9;

    private Rows() {}

    static Node caption(final String key) {
        final Label caption = new Label(Messages.get(key));
        caption.getStyleClass().addAll("caption", "inspector-caption");
        return caption;
    }

    static Node quiet(final String text) {
        final Label label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setTooltip(new Tooltip(text));
        return label;
    }

    static Node wrapped(final String text) {
        final Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("inspector-text");
        return label;
    }

    static Node action(final String text, final Runnable action) {
        final Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("action-link");
        link.setOnAction(_ -> action.run());
        return link;
    }

    /** @param whole what the size is a share of, 0 for no share */
    static Node size(final String key, final long bytes, final long whole) {
        final Label name = name(Messages.get(key));
        final Label size = new Label(Sizes.bytes(bytes));
        size.getStyleClass().add("inspector-size");
        size.setTooltip(new Tooltip(Sizes.exact(bytes)));
        size.setMinWidth(Region.USE_PREF_SIZE);
        final HBox line = new HBox(name, size);
        if (whole > 0) {
            final Label share = new Label(Sizes.share(Sizes.ratio(bytes, whole)));
            share.getStyleClass().add("quiet");
            share.setMinWidth(0);
            line.getChildren().add(share);
        }
        line.getStyleClass().add("inspector-row");
        return line;
    }

    static Node value(final String name, final String value) {
        final Label text = new Label(value);
        text.setMinWidth(0);
        text.setTooltip(new Tooltip(value));
        final HBox line = new HBox(name(name), text);
        line.getStyleClass().add("inspector-row");
        return line;
    }

    /** A line that leads to an object. */
    static Node object(final String name, final ObjectRow row, final String amount, final Runnable follow) {
        final Label type = new Label(describe(row));
        type.setMinWidth(0);
        HBox.setHgrow(type, Priority.ALWAYS);
        type.setMaxWidth(Double.MAX_VALUE);
        final Label size = new Label(amount);
        size.getStyleClass().add("quiet");
        size.setMinWidth(Region.USE_PREF_SIZE);
        return link(new HBox(name(name), type, size), row, follow);
    }

    /** A line that leads to one of many objects of one class. */
    static Node instance(final ObjectRow row, final Runnable follow) {
        final Label address = new Label("@" + row.address());
        address.setMinWidth(Region.USE_PREF_SIZE);
        final Label text = new Label(row.text() != null ? "“" + row.text() + "”" : switch (row.kind()) {
            case CLASS -> describe(row);
            case ARRAY -> "[" + Sizes.count(row.length()) + "]";
            case OBJECT -> "";
        });
        text.getStyleClass().add("quiet");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        final Label size = new Label(Sizes.bytes(row.retained()));
        size.setMinWidth(Region.USE_PREF_SIZE);
        return link(new HBox(address, text, size), row, follow);
    }

    /** A line of a path: indented, what refers to it first. */
    static Node step(final int depth, final String heldBy, final ObjectRow row, final boolean isLast,
            final Runnable follow) {
        final Label held = new Label(depth == 0 ? heldBy : "└ " + heldBy);
        held.setMinWidth(Region.USE_PREF_SIZE);
        final Label type = new Label(describe(row));
        type.setMinWidth(0);
        type.getStyleClass().add("quiet");
        if (isLast) {
            type.getStyleClass().add("path-end");
        }
        final HBox line = new HBox(held, type);
        line.setPadding(new Insets(0, 0, 0, Math.min(Math.max(depth - 1, 0), DEEPEST_INDENT) * INDENT));
        return link(line, row, follow);
    }

    private static String describe(final ObjectRow row) {
        final String type = (row.kind() == ObjectRow.Kind.CLASS ? "class " : "")
                + ClassName.of(row.typeName()).simpleName();
        return row.text() == null ? type : type + " “" + row.text() + "”";
    }

    private static Node link(final HBox line, final ObjectRow row, final Runnable follow) {
        line.getStyleClass().add("inspector-row");
        line.setMinWidth(0);
        final Button button = new Button(null, line);
        button.getStyleClass().add("inspector-link");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        line.prefWidthProperty().bind(button.widthProperty().subtract(12));
        button.setAccessibleText(row.typeName());
        button.setTooltip(new Tooltip(row.typeName() + " @" + row.address() + "\n"
                + Messages.get("inspector.tip", Sizes.exact(row.shallow()), Sizes.exact(row.retained()))));
        button.setOnAction(_ -> follow.run());
        return button;
    }

    private static Label name(final String text) {
        final Label name = new Label(text);
        name.getStyleClass().addAll("quiet", "inspector-name");
        name.setTooltip(new Tooltip(text));
        return name;
    }
}
