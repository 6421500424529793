package deadwood.app.cli.json;

import java.util.List;

/** {@code deadwood properties --json}. */
public record PropertiesJson(String vm, List<String> arguments, List<Property> properties,
        List<Property> environment) {

    /** A name with its value. */
    public record Property(String name, String value) {}
}
