package deadwood.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class PngWriterTest {

    private static byte[] png(final Image image) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, out);
        return out.toByteArray();
    }

    /** Read again by a reader that is not ours. */
    private static void assertSurvives(final Image image) throws IOException {
        final Image read = new Image(new ByteArrayInputStream(png(image)));
        assertThat(read.isError()).isFalse();
        assertThat(read.getWidth()).isEqualTo(image.getWidth());
        assertThat(read.getHeight()).isEqualTo(image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertThat(read.getPixelReader().getArgb(x, y)).as("%s, %s", x, y)
                        .isEqualTo(image.getPixelReader().getArgb(x, y));
            }
        }
    }

    @Test
    void randomPicturesComeBackAsTheyWere() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            final Random random = new Random(seed);
            final WritableImage image = new WritableImage(1 + random.nextInt(40), 1 + random.nextInt(40));
            final int kind = random.nextInt(3);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.getPixelWriter().setArgb(x, y, switch (kind) {
                        case 0 -> 0xFF000000 | random.nextInt();
                        case 1 -> 0xFF000000 | x * 3 << 16 | y * 5;
                        default -> random.nextBoolean() ? 0 : 0xFF123456;
                    });
                }
            }
            assertSurvives(image);
        }
    }

    @Test
    void flatAreasTakeLittleSpace() throws IOException {
        final WritableImage image = new WritableImage(1000, 1000);
        for (int y = 0; y < 1000; y++) {
            for (int x = 0; x < 1000; x++) {
                image.getPixelWriter().setArgb(x, y, y < 500 ? 0xFFFFFFFF : 0xFF102030);
            }
        }
        assertThat(png(image)).hasSizeLessThan(6_000);
    }

    @Test
    void refusesWhatHasNoPixels() {
        assertThatThrownBy(() -> png(new Image(new ByteArrayInputStream(new byte[0]))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
