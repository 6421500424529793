package deadwood.app.cli;

import deadwood.model.query.HistogramTree.Grouping;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** What {@code --by} of the histogram takes. */
enum ClassGrouping {
    CLASS, SUPERCLASS, LOADER, PACKAGE;

    /** As it is written on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ClassGrouping of(final String label) {
        for (final ClassGrouping grouping : values()) {
            if (grouping.label().equals(label)) {
                return grouping;
            }
        }
        throw new TypeConversionException("'" + label + "' is none of class, superclass, loader, package");
    }

    /** @throws IllegalStateException for classes that are not grouped */
    Grouping grouping() {
        return switch (this) {
            case CLASS -> throw new IllegalStateException("classes are not grouped");
            case SUPERCLASS -> Grouping.SUPERCLASS;
            case LOADER -> Grouping.LOADER;
            case PACKAGE -> Grouping.PACKAGE;
        };
    }
}
