package deadwood.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|bytes|0 B", "13421773|bytes|12.8 MiB", "950|nanoseconds|950 ns",
        "1500|nanoseconds|1.50 µs", "3250000000|nanoseconds|3.25 s", "125000000000|ns|2 min 05 s",
        "-2000000|nanoseconds|−2.00 ms", "7|milliseconds|7.00 ms", "7500000|s|2,083 h 20 min", "1234|count|1,234",
        "17|cycles|17 cycles", "999999|nanoseconds|1000 µs"})
    void scaleToTheUnitThatSuits(final long value, final String unit, final String expected) {
        assertThat(Amounts.of(value, unit)).isEqualTo(expected);
    }
}
