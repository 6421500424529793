package deadwood.app.ui.table;

import deadwood.app.ui.text.ClassName;
import deadwood.model.profile.FrameName;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;

/**
 * A column of functions, in whatever language: what a function belongs to is quieter than its name. Sorts by the whole name.
 *
 * @param <R> what a row of the table is
 */
public final class FrameColumn<R> extends TableColumn<R, R> {

    /** Names beyond that are cut: a label that long takes seconds to lay out. */
    private static final int LONGEST = 600;

    /** @param name what is shown, as the profile has it */
    public FrameColumn(final String title, final Function<R, String> name) {
        super(title);
        setPrefWidth(1000);
        setMinWidth(120);
        setReorderable(false);
        setComparator(Comparator.comparing(name));
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(_ -> new NameCell<>(row -> TreeLabel.of(parts(name.apply(row)), "")));
    }

    /** The name in the two parts a reader looks at one after the other; control characters are shown as blanks. */
    public static ClassName parts(final String name) {
        final String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        final String shown = cut.codePoints().map(each -> Character.isISOControl(each) ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        final String simple = FrameName.of(shown).shortName();
        return shown.endsWith(simple)
                ? new ClassName(shown.substring(0, shown.length() - simple.length()), simple)
                : ClassName.plain(shown);
    }
}
