package deadwood.app.ui.flame;

import deadwood.app.ui.text.Messages;
import deadwood.app.ui.view.DetailBox;
import java.util.List;
import javafx.beans.property.ObjectProperty;

/** One of many forms of a flame graph, from a list that says how much each of them is. */
final class FormBox extends DetailBox<FlameForm> {

    private static final double WIDTH = 176;

    FormBox(final List<FlameForm> forms, final ObjectProperty<FlameForm> value) {
        super("flame-form", Messages.get("profile.form"), WIDTH, forms, FlameForm::label, FlameForm::detail);
        valueProperty().bindBidirectional(value);
    }
}
