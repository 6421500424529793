package deadwood.app.work;

import deadwood.model.structure.StructureGroup;
import deadwood.model.structure.StructureReport;
import org.jspecify.annotations.Nullable;

/** Finds the group that a structure is in. */
public final class Hanging {

    private Hanging() {}

    /** The group of a structure, or null if it is in none: no root reaches it, or it only shows what another holds. */
    public static @Nullable StructureGroup of(final StructureReport report, final int object) {
        final boolean[] found = new boolean[1];
        for (int group = 0; group < report.groups().size(); group++) {
            report.members().forEach(group, member -> found[0] |= member == object);
            if (found[0]) {
                return report.groups().get(group);
            }
        }
        return null;
    }
}
