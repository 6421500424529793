package deadwood.app.ui.timeline;

import deadwood.app.ui.text.Messages;
import deadwood.model.series.TimeSeries;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A check list of the series of a file, with the value of those that have only one. */
final class SeriesMenu extends MenuButton {

    private static final double TALLEST = 420;

    SeriesMenu(final TimelineViewModel model) {
        super(Messages.get("timeline.series"));
        setId("timeline-series");
        setAccessibleText(Messages.get("timeline.series.accessible"));
        setMinWidth(USE_PREF_SIZE);
        final VBox list = new VBox();
        list.getStyleClass().add("check-list");
        for (final TimeSeries series : model.series()) {
            list.getChildren().add(row(model, series));
        }
        final ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(TALLEST);
        scroll.getStyleClass().add("check-scroll");
        final CustomMenuItem item = new CustomMenuItem(scroll, false);
        item.getStyleClass().add("check-menu");
        getItems().setAll(item);
    }

    private static HBox row(final TimelineViewModel model, final TimeSeries series) {
        final CheckBox box = new CheckBox(series.name());
        box.setMnemonicParsing(false);
        box.setSelected(model.shownSeries().contains(series));
        box.setOnAction(_ -> {
            if (box.isSelected()) {
                model.shownSeries().add(series);
            } else {
                model.shownSeries().remove(series);
            }
        });
        final Label value = new Label(series.size() == 1
                ? SeriesText.of(series.values()[0], series.unit())
                : series.unit());
        value.getStyleClass().add("quiet");
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox row = new HBox(box, space, value);
        row.getStyleClass().add("form-row");
        return row;
    }
}
