package deadwood.app.ui.flame;

import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.view.ViewKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Trees that are what they are: nothing narrows them. */
final class TreeSource implements FlameSource {

    private final ViewKind kind;
    private final Map<FlameForm, FlameTree> trees;
    private final String empty;
    private final Aside aside;
    private final ObjectProperty<FlameForm> form;
    private final ReadOnlyObjectWrapper<FlameTree> shown = new ReadOnlyObjectWrapper<>();

    /** Does work beside the thread of the toolkit. */
    interface Aside {

        <T> Loadable<T> run(Supplier<T> work);
    }

    /** @param trees at least one; the first is shown first */
    TreeSource(final ViewKind kind, final Map<FlameForm, FlameTree> trees, final String empty, final Aside aside) {
        this.kind = kind;
        this.trees = new LinkedHashMap<>(trees);
        this.empty = empty;
        this.aside = aside;
        this.form = new SimpleObjectProperty<>(forms().getFirst());
        shown.set(of(form.get()));
        form.addListener((_, _, now) -> shown.set(of(now)));
    }

    private FlameTree of(final FlameForm wanted) {
        return Objects.requireNonNull(trees.get(wanted));
    }

    @Override
    public ViewKind kind() {
        return kind;
    }

    @Override
    public List<FlameForm> forms() {
        return List.copyOf(trees.keySet());
    }

    @Override
    public ObjectProperty<FlameForm> formProperty() {
        return form;
    }

    @Override
    public ReadOnlyObjectProperty<FlameTree> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Override
    public String empty() {
        return empty;
    }

    @Override
    public <T> Loadable<T> aside(final Supplier<T> work) {
        return aside.run(work);
    }
}
