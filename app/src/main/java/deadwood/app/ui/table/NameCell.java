package deadwood.app.ui.table;

import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A cell with a name in two tones, all of it on hover.
 *
 * @param <R> what a row of the table is
 */
final class NameCell<R> extends TableCell<R, R> {

    private final Function<R, TreeLabel> name;
    private final ClassNameLabel label = new ClassNameLabel();
    private final Tooltip whole = new Tooltip();

    /** @param name of a row, with what follows it in a quiet tone */
    NameCell(final Function<R, TreeLabel> name) {
        this.name = name;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(final @Nullable R item, final boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setText(null);
            setTooltip(null);
            return;
        }
        final TreeLabel shown = name.apply(item);
        label.show(shown.name(), shown.suffix());
        setGraphic(label);
        setText(shown.name().whole() + shown.suffix());
        whole.setText(getText());
        setTooltip(whole);
    }
}
