package deadwood.app.export;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** A view as a picture for a postmortem: the view, and below it a strip that says what it shows. For the thread of the toolkit. */
public final class PictureFrame {

    private PictureFrame() {}

    /**
     * @param view as it stands in its window
     * @param caption what stands at the left of the strip: file and moment
     * @param origin what stands at its right: who made the picture
     * @param scale pixels of the picture for one of the view
     */
    public static Image of(final Node view, final String caption, final String origin, final double scale) {
        final Image picture = draw(view, scale);
        final Label left = new Label(caption);
        final Label right = new Label(origin);
        final Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        final HBox strip = new HBox(left, space, right);
        strip.getStyleClass().add("picture-caption");
        final Scene scene = new Scene(strip, picture.getWidth() / scale, strip.prefHeight(-1));
        scene.getStylesheets().setAll(view.getScene().getStylesheets());
        strip.applyCss();
        strip.resize(picture.getWidth() / scale, strip.prefHeight(-1));
        strip.layout();
        return stacked(List.of(picture, draw(strip, scale)));
    }

    private static Image draw(final Node node, final double scale) {
        final SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(scale, scale));
        parameters.setFill(Color.TRANSPARENT);
        return node.snapshot(parameters, null);
    }

    private static Image stacked(final List<Image> images) {
        final int width = (int) images.stream().mapToDouble(Image::getWidth).max().orElse(1);
        final int height = (int) images.stream().mapToDouble(Image::getHeight).sum();
        final WritableImage whole = new WritableImage(width, height);
        int y = 0;
        for (final Image image : images) {
            final PixelReader reader = image.getPixelReader();
            whole.getPixelWriter().setPixels(0, y, (int) image.getWidth(), (int) image.getHeight(), reader, 0, 0);
            y += (int) image.getHeight();
        }
        return whole;
    }
}
