package deadwood.app.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageHueTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadableOnEveryHue(final Theme theme) {
        for (int hue = -1; hue < 360; hue++) {
            assertThat(PackageHue.contrast(PackageHue.fill(hue, theme), PackageHue.text(theme)))
                    .as("hue %s", hue).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(PackageHue.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(PackageHue.contrast(Color.web("#777777"), Color.WHITE)).isBetween(4.47, 4.49);
        assertThat(PackageHue.contrast(Color.RED, Color.RED)).isEqualTo(1);
    }

    @Test
    void neighboursInTheCodeAreNeighboursInColour() {
        assertThat(PackageHue.of("java.util.HashMap")).isEqualTo(PackageHue.of("java.util.concurrent.atomic.LongAdder"))
                .isEqualTo(PackageHue.of("class java.util.List")).isBetween(0.0, 360.0);
        assertThat(PackageHue.of("java.util.HashMap")).isNotEqualTo(PackageHue.of("com.acme.Router"));
        assertThat(PackageHue.of("byte[]")).isEqualTo(-1);
        assertThat(PackageHue.of("… smaller")).isEqualTo(-1);
    }
}
