package deadwood.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SizesTest {

    @Test
    void numbersLookAsJavaFormatsThemInEnglish() {
        final Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            final long count = i < 2000 ? i - 1000 : random.nextLong() >> random.nextInt(64);
            assertThat(Sizes.count(count)).isEqualTo(formatted("%,d", count));
            final double amount = count / Math.pow(10, random.nextInt(20));
            assertThat(Decimals.grouped(amount, 1)).isEqualTo(formatted("%,.1f", amount));
            assertThat(Decimals.plain(amount, 0)).isEqualTo(formatted("%.0f", amount));
        }
        assertThat(Sizes.count(Long.MIN_VALUE)).isEqualTo(formatted("%,d", Long.MIN_VALUE));
        assertThat(Sizes.share(0.386)).isEqualTo("38.6 %");
        assertThat(Sizes.share(0.0004)).isEqualTo("<0.1 %");
        assertThat(Sizes.share(1)).isEqualTo("100.0 %");
    }

    private static String formatted(final String format, final Object number) {
        return String.format(Locale.ENGLISH, format, number).replace('-', '−');
    }
}
