package deadwood.app.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeHueTest {

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textIsReadableOnEveryChange(final Theme theme) {
        for (int percent = -100; percent <= 100; percent++) {
            assertThat(PackageHue.contrast(ChangeHue.fill(ChangeHue.step(percent / 100.0), theme), PackageHue.text(
                    theme))).as("%d %%", percent).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void stepsGrowWithTheChangeAndAreAlikeOnBothSides() {
        assertThat(ChangeHue.step(0)).isZero();
        assertThat(ChangeHue.step(0.004)).isZero();
        assertThat(ChangeHue.step(0.01)).isEqualTo(0.125);
        assertThat(ChangeHue.step(1)).isEqualTo(1);
        for (int percent = 1; percent <= 100; percent++) {
            final double step = ChangeHue.step(percent / 100.0);
            assertThat(step).isEqualTo(-ChangeHue.step(-percent / 100.0))
                    .isGreaterThanOrEqualTo(ChangeHue.step((percent - 1) / 100.0));
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void growthAndShrinkingAreOfDifferentHues(final Theme theme) {
        assertThat(ChangeHue.fill(1, theme).getHue()).isBetween(15.0, 60.0);
        assertThat(ChangeHue.fill(-1, theme).getHue()).isBetween(195.0, 255.0);
    }
}
