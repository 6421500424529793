package deadwood.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NameSearchTest {

    @Test
    void findsWhatPatternsFind() {
        final NameSearch search = new NameSearch(Pattern.compile("^java\\.util\\.(Hash|Tree)Map"));
        assertThat(search.find("java.util.HashMap.put")).isTrue();
        assertThat(search.find("xjava.util.HashMap.put")).isFalse();
        assertThat(search.find("")).isFalse();
        assertThat(search.find("java.util.TreeMap")).isTrue();
    }

    @Test
    void givesUpOnEndlessBacktracking() {
        // With a reference back, java.util.regex cannot remember what it tried in vain.
        final NameSearch search = new NameSearch(Pattern.compile("^((a+)+)\\1b"));
        assertThat(search.find("aab")).isTrue();
        assertThatThrownBy(() -> search.find("a".repeat(200))).isInstanceOf(NameSearch.TooSlowException.class)
                .hasMessageContaining("((a+)+)");
    }

    @Test
    void givesUpOnNamesTooLongForAlternatives() {
        final NameSearch search = new NameSearch(Pattern.compile("(a|b)*c"));
        assertThatThrownBy(() -> search.find("ab".repeat(2_000_000))).isInstanceOf(NameSearch.TooSlowException.class);
    }

    @Test
    void sharesItsAllowanceAmongAllNames() {
        final NameSearch search = new NameSearch(Pattern.compile("(a*)(a*)(a*)\\1b"));
        assertThatThrownBy(() -> {
            for (int i = 0; i < 1_000_000; i++) {
                search.find("a".repeat(60));
            }
        }).isInstanceOf(NameSearch.TooSlowException.class);
    }

    @Test
    void lastsForAMillionOrdinaryNames() {
        final NameSearch search = new NameSearch(Pattern.compile("com\\.acme\\..*Cache.*\\.get$"));
        int found = 0;
        for (int i = 0; i < 1_000_000; i++) {
            found += search.find("com.acme.shop.SomeService" + i + ".handle") ? 1 : 0;
        }
        assertThat(found).isZero();
        assertThat(search.find("com.acme.UserCache.Entry.get")).isTrue();
    }
}
