package deadwood.app.ui.view;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** One view as the window shows it, between the sidebar and the inspector. */
public interface View {

    /** The view itself, without its title. */
    Region node();

    /** What stands above it. */
    String title();

    /** Controls that stand to the right of the title. */
    default List<Node> tools() {
        return List.of();
    }

    /** What narrows the view right now. */
    default ObservableList<Chip> chips() {
        return FXCollections.emptyObservableList();
    }

    /** Steps inside the view, for the breadcrumb. */
    default ObservableList<Crumb> crumbs() {
        return FXCollections.emptyObservableList();
    }

    /** Called whenever it comes into sight: what it shows is to be computed now. */
    default void shown() {}

    /** Selects what stands first, so that the inspector has something to say; nothing if there is nothing yet. */
    default void selectFirst() {}

    /** The names of its forms, as the command line has them; none if it has but one. */
    default List<String> forms() {
        return List.of();
    }

    /** Switches to one of {@link #forms}; nothing happens if it is none. */
    default void form(final String label) {}

    /** The names of the sample types that it can show, none if it shows no profile. */
    default List<String> sampleTypes() {
        return List.of();
    }

    /** Shows one of {@link #sampleTypes}; nothing happens if it is none. */
    default void sampleType(final String name) {}

    /** Puts the cursor where one types to find something in this view. */
    default void find() {}
}
