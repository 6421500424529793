package deadwood.importers.hprof.layout;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.heap.FieldType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Ends of fields as HotSpot places them, from its class histograms; every other case is in the test against live JVMs. */
class PlacedFieldsTest {

    private static FieldCounts counts(final String types) {
        return FieldCounts.of(Arrays.stream(types.split(" ")).filter(type -> !type.isEmpty())
                .map(type -> type.equals("ref")
                        ? FieldType.REFERENCE
                        : FieldType.valueOf(type.toUpperCase(Locale.ROOT)))
                .toList());
    }

    private static ClassFields fields(final String types) {
        return new ClassFields(counts(types), false, List.of());
    }

    private static ClassFields contended(final String types, final boolean whole, final String... groups) {
        return new ClassFields(counts(types), whole, Arrays.stream(groups).map(PlacedFieldsTest::counts).toList());
    }

    @Test
    void stringOfJdk17() {
        assertThat(PlacedFields.header(12).packed(fields("ref int byte boolean byte"), 4).end()).isEqualTo(24);
    }

    @Test
    void aSubclassFillsTheGapsOfItsSuperclassSinceJdk15() {
        final PlacedFields above = PlacedFields.header(12).packed(fields("long byte"), 4);
        assertThat(above.end()).isEqualTo(24);
        // the gap from 13 to 16 takes a short and a byte, nothing is left for the int
        final PlacedFields below = above.packed(fields("short byte"), 4);
        assertThat(below.end()).isEqualTo(24);
        assertThat(below.packed(fields("int"), 4).end()).isEqualTo(28);
    }

    @Test
    void theSmallestGapThatFitsIsFilledFirst() {
        // gaps of 4 at 12 and, behind the short of the subclass, none: the reference takes the gap and the long goes to the end
        final PlacedFields above = PlacedFields.header(12).packed(fields("long"), 4);
        assertThat(above.end()).isEqualTo(24);
        assertThat(above.packed(fields("ref"), 4).end()).isEqualTo(24);
        assertThat(above.packed(fields("ref ref"), 4).end()).isEqualTo(28);
        assertThat(above.packed(fields("byte long"), 4).end()).isEqualTo(32);
    }

    @Test
    void beforeJdk15OnlyTheGapBeforeTheFirstLongIsFilled() {
        assertThat(PlacedFields.header(12).appended(fields("long byte"), 4).end()).isEqualTo(24);
        assertThat(PlacedFields.header(12).appended(fields("long byte"), 4).appended(fields("short"), 4).end())
                .isEqualTo(26);
        assertThat(PlacedFields.header(12).appended(fields("byte"), 4).appended(fields("byte"), 4).end()).isEqualTo(17);
        assertThat(PlacedFields.header(12).appended(fields("long int short byte ref"), 4).end()).isEqualTo(32);
    }

    @Test
    void contendedClassesArePaddedOnBothSides() {
        // java.util.concurrent.atomic.Striped64$Cell: 280 bytes with compressed class pointers, 272 with compact headers
        assertThat(PlacedFields.header(12).packed(contended("long", true), 4).end()).isEqualTo(280);
        assertThat(PlacedFields.header(8).packed(contended("long", true), 4).end()).isEqualTo(272);
    }

    @Test
    void contendedGroupsAreSetApart() {
        // java.lang.Thread of JDK 17: 112 bytes without padding, 368 with; Finalizer$FinalizerThread adds a boolean: 376
        final String plain = "ref ref ref ref int long long ref ref ref ref ref ref long boolean boolean boolean int ref";
        final PlacedFields thread = PlacedFields.header(12).packed(contended(plain, false, "long int int"), 4);
        assertThat(thread.end()).isBetween(361, 368);
        final PlacedFields subclass = thread.packed(fields("boolean"), 4);
        assertThat(subclass.end()).isBetween(369, 376);
        assertThat(thread.packed(fields(""), 4).end()).isEqualTo(thread.end());
    }

    @Test
    void staticsStandBehindTheClassObjectWithGapsLeft() {
        // java.util.TreeMap of JDK 17: a long, two booleans and a reference behind the 112 bytes of a class object make 136
        assertThat(PlacedFields.statics(112, counts("long boolean boolean ref"), 4)).isEqualTo(130);
        assertThat(PlacedFields.statics(112, counts(""), 4)).isEqualTo(112);
    }
}
