package deadwood.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final String LONG = "com.acme.shop.inventory.reservation.ReservationServiceImplementation$Reservation[]";

    private static TextTable table() {
        return new TextTable().column("count", TextTable.Align.RIGHT).column("kind", TextTable.Align.LEFT)
                .column("class", TextTable.Align.CUT);
    }

    private static String print(final TextTable table, final int width) {
        final StringWriter text = new StringWriter();
        table.print(new PrintWriter(text), width);
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void numbersStandRightAndWordsLeft() {
        final TextTable table = table();
        table.row("1", "map", "a.B");
        table.row("1,234,567", "trie", "c.D");
        assertThat(print(table, 0)).isEqualTo("""
                    count  kind  class
                        1  map   a.B
                1,234,567  trie  c.D
                """);
    }

    @Test
    void nothingIsCutWhereNothingLimitsTheWidth() {
        final TextTable table = table();
        table.row("1", "map", LONG);
        assertThat(print(table, 0)).contains(LONG);
    }

    @Test
    void onATerminalLongNamesLoseTheirMiddle() {
        final TextTable table = table();
        table.row("1", "map", LONG);
        table.row("2", "map", "a.B");
        final String text = print(table, 60);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
        assertThat(text).contains("com.acme.").contains("…").contains("$Reservation[]").contains("a.B");
    }

    @Test
    void aTableInPiecesStandsAsWideAsItsFirst() {
        final TextTable table = table();
        table.row("1,000", "map", "a.B");
        final String first = print(table, 0);
        table.row("1", "map", "c.D");
        assertThat(first + print(table, 0)).isEqualTo("""
                count  kind  class
                1,000  map   a.B
                    1  map   c.D
                """);
    }

    @Test
    void aNoteStandsBelowItsRowAndMakesNothingWider() {
        final TextTable table = table();
        table.row("1", "map", "a.B");
        table.note("    a line that is longer than all the columns");
        table.row("2", "map", "c.D");
        assertThat(print(table, 0)).isEqualTo("""
                count  kind  class
                    1  map   a.B
                    a line that is longer than all the columns
                    2  map   c.D
                """);
    }

    @Test
    void unitsStandBelowEachOther() {
        assertThat(TextTable.size(48)).isEqualTo("48 B  ");
        assertThat(TextTable.size(13_421_772)).isEqualTo("12.8 MiB");
    }

    @Test
    void aRowHasACellAColumn() {
        assertThatThrownBy(() -> table().row("1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cuttingSplitsNoCharacter() {
        final String text = "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁";
        assertThat(TextTable.cut(text, 5)).isEqualTo("𝔸𝔹…𝕀𝕁");
        assertThat(TextTable.cut(text, 10)).isEqualTo(text);
    }
}
