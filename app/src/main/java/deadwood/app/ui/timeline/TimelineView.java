package deadwood.app.ui.timeline;

import deadwood.app.ui.profile.ProfileLens;
import deadwood.app.ui.profile.SampleTypeBox;
import deadwood.app.ui.session.LoadState;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.text.Messages;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.Chip;
import deadwood.app.ui.view.StatePane;
import deadwood.app.ui.view.Switch;
import deadwood.app.ui.view.View;
import deadwood.app.ui.view.ViewKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/** Samples, series and threads over time. */
public final class TimelineView implements View {

    private final TimelineViewModel model;
    private final TimelineCanvas canvas;
    private final BorderPane pane = new BorderPane();
    private final List<Node> tools = new ArrayList<>();

    public TimelineView(final TimelineViewModel model, final ObservableValue<Theme> theme) {
        this.model = model;
        this.canvas = new TimelineCanvas(model, theme);
        final Label hint = new Label(Messages.get(model.lens() == null ? "timeline.hint.series" : "timeline.hint"));
        hint.getStyleClass().addAll("flame-details", "timeline-foot");
        pane.setBottom(hint);
        final ProfileLens lens = model.lens();
        if (lens != null) {
            tools.add(new Switch<>(List.of(TimelineViewModel.Form.values()), TimelineViewModel.Form::title, model
                    .formProperty()));
        }
        if (!model.series().isEmpty()) {
            tools.add(new SeriesMenu(model));
        }
        if (lens != null) {
            tools.add(new SampleTypeBox(lens));
        }
        pane.sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                model.rest();
            }
        });
        model.latestProperty().addListener((_, _, now) -> follow(now));
        follow(model.latestProperty().get());
    }

    /** What was drawn stays until the next is there. */
    private void follow(final Loadable<TimelineData> next) {
        if (model.dataProperty().get() == null) {
            pane.setCenter(new StatePane(next, Messages.get("timeline.waiting"), canvas));
            return;
        }
        pane.setCenter(canvas);
        next.stateProperty().addListener((_, _, state) -> {
            final boolean isGone = state instanceof LoadState.Failed || state instanceof LoadState.Cancelled;
            if (isGone && next.equals(model.latestProperty().get())) {
                pane.setCenter(new StatePane(next, Messages.get("timeline.waiting"), canvas));
            }
        });
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public String title() {
        return ViewKind.TIMELINE.title();
    }

    @Override
    public List<Node> tools() {
        return List.copyOf(tools);
    }

    @Override
    public ObservableList<Chip> chips() {
        return model.chips();
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public List<String> forms() {
        return model.lens() == null
                ? List.of()
                : Arrays.stream(TimelineViewModel.Form.values()).map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList();
    }

    @Override
    public void form(final String label) {
        Arrays.stream(TimelineViewModel.Form.values()).filter(each -> each.name().equalsIgnoreCase(label)).findFirst()
                .filter(_ -> model.lens() != null).ifPresent(model.formProperty()::set);
    }

    @Override
    public List<String> sampleTypes() {
        final ProfileLens lens = model.lens();
        return lens == null ? List.of() : lens.typeNames();
    }

    @Override
    public void sampleType(final String name) {
        final ProfileLens lens = model.lens();
        if (lens != null) {
            lens.choose(name);
        }
    }
}
