package deadwood.app.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import deadwood.model.tree.NameSearch;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void whatWasWordedForAPersonIsSaidAsItIs() {
        final NameSearch search = new NameSearch(Pattern.compile("^((a+)+)\\1b"));
        final Throwable slow = catchThrowable(() -> search.find("a".repeat(60)));
        assertThat(slow).isInstanceOf(NameSearch.TooSlowException.class);
        assertThat(FailureText.of(slow)).isEqualTo(slow.getMessage());
        assertThat(FailureText.of(new IOException("the file is gone"))).isEqualTo("the file is gone");
    }

    @Test
    void whatWasNotIsNamedByItsKind() {
        assertThat(FailureText.of(new IllegalStateException("odd"))).contains("IllegalStateException").contains("odd");
    }
}
