package deadwood.importers.jfr;

import deadwood.importers.jfr.ValueReader.ConstantKey;
import deadwood.importers.jfr.ValueReader.Structure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a sampled object over those that refer to it up to its root: jdk.OldObjectSample. The virtual machine leaves out the middle of
 * long chains and says how many references that are (skip).
 */
final class ReferenceChains {

    private static final int LONGEST = 10_000;
    private static final String NO_ROOT = "[no path to a root in the recording]";

    private final Constants constants;

    ReferenceChains(final Constants constants) {
        this.constants = constants;
    }

    /** The names from the root to the object, each with the field or index that refers to the next. */
    List<String> path(final Structure event) {
        final List<String> path = new ArrayList<>();
        final Set<Object> seen = new HashSet<>();
        Object at = event.get("object");
        String reference = elements(event.get("arrayElements"));
        boolean reached = false;
        while (at != null && path.size() < LONGEST && (!(at instanceof ConstantKey) || seen.add(at))) {
            final Structure object = constants.structure(at);
            if (object == null) {
                break;
            }
            path.add(name(object) + reference);
            final Structure referrer = constants.structure(object.get("referrer"));
            if (referrer == null) {
                break;
            }
            if (referrer.number("skip") > 0) {
                path.add("[%d references that were not recorded]".formatted(referrer.number("skip")));
            }
            reference = reference(referrer);
            at = referrer.get("object");
            reached = true;
        }
        final String root = root(event.get("root"));
        path.add(root != null ? root : reached ? "[root unknown]" : NO_ROOT);
        Collections.reverse(path);
        return path;
    }

    private String name(final Structure object) {
        final String type = Objects.requireNonNullElse(constants.className(object.get("type")), Constants.UNKNOWN);
        final String description = constants.text(object.get("description"));
        return description == null || description.isEmpty() ? type : type + " (" + description + ")";
    }

    /** ".table" or "[17 of 512]" behind the name of the object that refers. */
    private String reference(final Structure referrer) {
        final Structure field = constants.structure(referrer.get("field"));
        if (field != null) {
            final String name = constants.text(field.get("name"));
            return name == null ? "" : "." + name;
        }
        final Structure array = constants.structure(referrer.get("array"));
        return array == null ? "" : " [%d of %d]".formatted(array.number("index"), array.number("size"));
    }

    private static String elements(final @Nullable Object count) {
        // Integer.MIN_VALUE of objects that are no arrays
        return count instanceof final Long number && number >= 0 ? " [" + number + "]" : "";
    }

    private @Nullable String root(final @Nullable Object value) {
        final Structure root = constants.structure(value);
        if (root == null) {
            return null;
        }
        final String type = Objects.requireNonNullElse(constants.text(root.get("type")), "");
        final String system = Objects.requireNonNullElse(constants.text(root.get("system")), "");
        final String description = constants.text(root.get("description"));
        final String name = type.isEmpty() || type.equals("<unknown>") ? system : type + " (" + system + ")";
        return description == null || description.isEmpty() ? name : name + ": " + description;
    }
}
