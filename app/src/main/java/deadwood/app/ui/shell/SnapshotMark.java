package deadwood.app.ui.shell;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** Tells which file is which: a full dot for the one that is looked at, a half one for what it is compared with, a ring for others. */
final class SnapshotMark extends StackPane {

    enum Role {
        CURRENT, BASE, OTHER
    }

    private static final double RADIUS = 4.5;

    SnapshotMark(final Role role) {
        getStyleClass().add("snapshot-mark");
        final Circle ring = new Circle(RADIUS);
        ring.getStyleClass().add("ring");
        final Group drawing = new Group(ring);
        if (role == Role.CURRENT) {
            ring.getStyleClass().add("full");
        } else if (role == Role.BASE) {
            final Arc half = new Arc(0, 0, RADIUS, RADIUS, 90, 180);
            half.setType(ArcType.CHORD);
            half.getStyleClass().add("half");
            drawing.getChildren().add(half);
        }
        getChildren().add(drawing);
    }
}
