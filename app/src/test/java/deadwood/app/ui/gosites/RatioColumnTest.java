package deadwood.app.ui.gosites;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatioColumnTest {

    @Test
    void ratiosAreWorded() {
        assertThat(RatioColumn.text(1)).isEqualTo("1.0 ×");
        assertThat(RatioColumn.text(1234.5)).isEqualTo("1,235 ×");
        assertThat(RatioColumn.text(5.0 / 0)).isEqualTo("all freed");
        assertThat(RatioColumn.text(0.0 / 0)).isEmpty();
    }
}
