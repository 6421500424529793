package deadwood.app.ui.view;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A field to narrow a view by typing; Escape or its ✕ empties it. */
public final class FilterField extends CustomTextField {

    /** @param text what is typed, bound both ways */
    public FilterField(final String prompt, final StringProperty text) {
        getStyleClass().add("filter-field");
        setPromptText(prompt);
        setAccessibleText(prompt);
        setLeft(new FontIcon(Feather.SEARCH));
        final Button clear = new Button("✕");
        clear.getStyleClass().addAll("flat", "clear");
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(clear);
        textProperty().bindBidirectional(text);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
