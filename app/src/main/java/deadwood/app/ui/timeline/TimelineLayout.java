package deadwood.app.ui.timeline;

import deadwood.model.timeline.TimeRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where things stand in a timeline: strips below each other, names on the left, time from left to right. In pixels. */
final class TimelineLayout {

    /** Room for names. */
    static final double LEFT = 190;
    static final double RIGHT = 16;
    /** Height of the axis on top. */
    static final double AXIS = 42;
    static final double LANE = 19;

    private static final double SAMPLES = 104;
    private static final double CHART = 58;
    private static final double GAP = 12;
    private static final double LEAST_HEAT = 160;
    private static final double MOST_STRETCH = 1.7;

    private final TimelineData data;
    private final double width;
    private final List<Strip> strips = new ArrayList<>();
    private final double height;

    /** What a strip shows. */
    enum Kind {
        SAMPLES, HEAT, CHART, LANE
    }

    /**
     * One strip.
     *
     * @param index of the series or lane
     * @param top from the beginning of what scrolls
     */
    record Strip(Kind kind, int index, double top, double height) {}

    /** @param room height in which it would be nice to find everything */
    TimelineLayout(final TimelineData data, final double width, final double room) {
        this.data = data;
        this.width = width;
        double top = 6;
        final double stretch = data.heat() == null ? stretch(room) : 1;
        final double chart = Math.rint(CHART * stretch);
        final double charts = data.series().size() * (chart + GAP);
        if (data.heat() != null) {
            top = add(Kind.HEAT, 0, top, Math.max(LEAST_HEAT, room - AXIS - charts - GAP - 12)) + GAP;
        } else if (data.samples() != null) {
            top = add(Kind.SAMPLES, 0, top, Math.rint(SAMPLES * stretch)) + GAP;
        }
        for (int i = 0; i < data.series().size(); i++) {
            top = add(Kind.CHART, i, top, chart) + GAP;
        }
        if (data.samples() != null && hasLanes()) {
            for (int i = 0; i < data.samples().lanes().size(); i++) {
                top = add(Kind.LANE, i, top, LANE);
            }
        }
        this.height = top + 4;
    }

    /** What there is room for is used, as far as it helps. */
    private double stretch(final double room) {
        final double lanes = data.samples() != null && hasLanes() ? data.samples().lanes().size() * LANE : 0;
        final double gaps = (data.series().size() + 2) * GAP;
        final double scaled = data.series().size() * CHART + (data.samples() == null ? 0 : SAMPLES);
        return scaled == 0 ? 1 : Math.clamp((room - AXIS - lanes - gaps) / scaled, 1, MOST_STRETCH);
    }

    private boolean hasLanes() {
        return data.samples() != null && data.samples().lanes().stream()
                .anyMatch(lane -> lane.kind() == deadwood.model.timeline.Timeline.LaneKind.VALUE);
    }

    private double add(final Kind kind, final int index, final double top, final double size) {
        strips.add(new Strip(kind, index, top, size));
        return top + size;
    }

    List<Strip> strips() {
        return strips;
    }

    /** Of all strips. */
    double height() {
        return height;
    }

    double plotWidth() {
        return Math.max(1, width - LEFT - RIGHT);
    }

    /** The strip at a height from the beginning of what scrolls, null between two. */
    @Nullable
    Strip at(final double y) {
        return strips.stream().filter(strip -> y >= strip.top && y < strip.top + strip.height).findFirst().orElse(null);
    }

    /** Where a moment is, which may be left or right of what is drawn. */
    double x(final long time) {
        final TimeRange view = data.view();
        return LEFT + plotWidth() * ((double) time - view.first()) / ((double) view.last() - view.first() + 1);
    }

    /** The moment at a place, the nearest of those that are drawn. */
    long time(final double x) {
        final TimeRange view = data.view();
        final double share = Math.clamp((x - LEFT) / plotWidth(), 0, 1);
        return Math.clamp(view.first() + (long) (share * ((double) view.last() - view.first())), view.first(),
                view.last());
    }

    boolean isInPlot(final double x) {
        return x >= LEFT && x <= LEFT + plotWidth();
    }
}
