package deadwood.app.ui.flame;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.Term;
import deadwood.app.ui.text.Messages;
import deadwood.model.tree.WeightedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** The menu of a box: look closer, narrow the profile by it, take it along. */
final class FlameMenu {

    private final FlameViewModel model;
    private final ContextMenu menu = new ContextMenu();

    FlameMenu(final FlameViewModel model) {
        this.model = model;
        menu.setAutoHide(true);
    }

    static void copy(final String text) {
        final ClipboardContent copied = new ClipboardContent();
        copied.putString(text);
        Clipboard.getSystemClipboard().setContent(copied);
    }

    void showMerged(final Node owner, final FlameZoom part, final Point2D at) {
        menu.getItems().setAll(item("flame.menu.zoom.merged", () -> model.zoom(part)));
        menu.show(owner, at.getX(), at.getY());
    }

    void show(final Node owner, final WeightedTree tree, final int node, final Point2D at) {
        final List<MenuItem> items = new ArrayList<>();
        items.add(item("flame.menu.zoom", () -> model.zoom(node)));
        if (!model.zoomProperty().get().equals(FlameZoom.ALL)) {
            items.add(item("flame.menu.back", model::back));
            items.add(item("flame.menu.all", () -> model.zoom(0)));
        }
        final ProfileLens lens = model.source().lens();
        if (lens != null && node > 0) {
            addTerms(items, model.source(), lens, tree, node);
            final Consumer<String> functions = model.source().functions();
            if (functions != null && tree.payload(node) != WeightedTree.NONE) {
                items.add(new SeparatorMenuItem());
                items.add(item("flame.menu.function", () -> functions.accept(tree.name(node))));
            }
        }
        items.add(new SeparatorMenuItem());
        items.add(item("flame.menu.copy", () -> copy(tree.name(node))));
        if (node > 0) {
            items.add(item(lens == null ? "flame.menu.copy.path" : "flame.menu.copy.stack",
                    () -> copy(model.stack(node))));
        }
        menu.getItems().setAll(items);
        menu.show(owner, at.getX(), at.getY());
    }

    private static void addTerms(final List<MenuItem> items, final FlameSource source, final ProfileLens lens,
            final WeightedTree tree, final int node) {
        final List<MenuItem> terms = new ArrayList<>();
        for (final Term.Kind kind : List.of(Term.Kind.FOCUS, Term.Kind.IGNORE, Term.Kind.HIDE, Term.Kind.SHOW_FROM)) {
            final Term term = term(source, tree, node, kind);
            if (term != null) {
                final String key = "flame.menu." + (kind == Term.Kind.SHOW_FROM ? "from" : word(kind));
                terms.add(item(key, () -> lens.add(term)));
            }
        }
        if (!terms.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(terms);
        }
    }

    private static String word(final Term.Kind kind) {
        return switch (kind) {
            case FOCUS -> "focus";
            case IGNORE -> "ignore";
            default -> "hide";
        };
    }

    /** What narrows a profile to the frames of a node, or from them; null if nothing does. */
    static @Nullable Term term(final FlameSource source, final WeightedTree tree, final int node,
            final Term.Kind kind) {
        final ProfileLens lens = source.lens();
        if (lens == null) {
            return null;
        }
        final var function = source.function(tree, node);
        if (function == null) {
            return ofTag(lens, tree.name(node), kind);
        }
        return switch (lens.granularityProperty().get()) {
            case FUNCTION, LINE -> Term.ofName(kind, function.name());
            case FILE -> function.file().isEmpty() ? null : Term.ofName(kind, function.file());
            case PACKAGE -> ofPackage(function.name(), tree.name(node), kind);
        };
    }

    /** Names begin with their package, some of them with slashes in it where others have dots. */
    private static @Nullable Term ofPackage(final String function, final String packageName, final Term.Kind kind) {
        return function.replace('/', '.').startsWith(packageName.replace('/', '.'))
                ? Term.ofPackage(kind, function.substring(0, packageName.length()))
                : null;
    }

    /** A label that was made a frame: samples with it count, or samples without. */
    private static @Nullable Term ofTag(final ProfileLens lens, final String name, final Term.Kind kind) {
        final int colon = name.indexOf(": ");
        if (colon < 0 || kind != Term.Kind.FOCUS && kind != Term.Kind.IGNORE) {
            return null;
        }
        final String key = name.substring(0, colon);
        final boolean isTag = lens.tagRoots().contains(key) || lens.tagLeaves().contains(key);
        return isTag
                ? new Term(kind == Term.Kind.FOCUS ? Term.Kind.LABEL : Term.Kind.NO_LABEL,
                        name.substring(colon + 2), key)
                : null;
    }

    private static MenuItem item(final String key, final Runnable action) {
        final MenuItem item = new MenuItem(Messages.get(key));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
