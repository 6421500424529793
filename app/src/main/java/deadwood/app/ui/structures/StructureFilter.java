package deadwood.app.ui.structures;

import deadwood.app.ui.text.ClassName;
import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.measure.StructureKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which structures are shown.
 *
 * @param words what place, type or kind must contain, all of them
 * @param kinds of which kinds; none stands for all
 * @param packages whose they are; none stands for all
 */
record StructureFilter(String words, Set<StructureKind> kinds, Set<String> packages) {

    private static final Pattern BEGINNING = Pattern.compile("^(?:static |class )([\\w.$]+)\\.[\\w$]+");

    StructureFilter {
        kinds = Set.copyOf(kinds);
        packages = Set.copyOf(packages);
    }

    boolean lets(final StructureGroup group) {
        final String text = (group.where() + "\n" + group.type() + "\n" + group.kind().label())
                .toLowerCase(Locale.ROOT);
        return parts().stream().allMatch(text::contains)
                && (kinds.isEmpty() || kinds.contains(group.kind()))
                && (packages.isEmpty() || packages.contains(packageOf(group)));
    }

    private List<String> parts() {
        return Arrays.asList(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    }

    boolean isAll() {
        return words.isBlank() && kinds.isEmpty() && packages.isEmpty();
    }

    /** The package of the class whose static field the place begins with, else that of the structure's own class. */
    static String packageOf(final StructureGroup group) {
        final Matcher begin = BEGINNING.matcher(group.where());
        return ClassName.of(begin.find() ? begin.group(1) : group.type()).packageName();
    }
}
