package deadwood.model.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"b", "ms", "s", "KB", "kb:mb"})
    void unitsWithoutANumberAreTexts(final String value) {
        final Predicate<List<Label>> tester = LabelFilter.of("group=" + value).tester();
        assertThat(tester.test(List.of(new Label.Text("group", value)))).isTrue();
        assertThat(tester.test(List.of(new Label.Text("other", value)))).isFalse();
        assertThat(tester.test(List.of(new Label.Text("group", "another")))).isFalse();
    }

    @Test
    void noValueIsAnyValue() {
        final Predicate<List<Label>> tester = LabelFilter.of("group=").tester();
        assertThat(tester.test(List.of(new Label.Text("group", "one")))).isTrue();
        assertThat(tester.test(List.of(new Label.Text("other", "one")))).isFalse();
    }

    @Test
    void numbersWithUnitsAreRanges() {
        final Predicate<List<Label>> tester = LabelFilter.of("bytes=1kb:").tester();
        assertThat(tester.test(List.of(new Label.Numeric("bytes", 1024, "bytes")))).isTrue();
        assertThat(tester.test(List.of(new Label.Numeric("bytes", 1023, "bytes")))).isFalse();
        assertThat(LabelFilter.of("64")).isEqualTo(new LabelFilter.Within(LabelFilter.ANY_KEY, 64, 64));
    }
}
