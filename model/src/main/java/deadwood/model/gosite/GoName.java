package deadwood.model.gosite;

import java.util.regex.Pattern;

/**
 * A function's name as the Go linker writes it, taken apart: {@code internal/sync.(*HashTrieMap[go.shape.…]).expand}.
 *
 * @param name without what stands in brackets, which Go 1.19 and all text print as dots and newer protobuf profiles in full
 * @param packagePath without {@code vendor} in front and a major version behind, "" if the name has none
 */
record GoName(String name, String packagePath) {

    private static final Pattern VENDOR = Pattern.compile("^(?:.*/)?vendor/");
    private static final Pattern MAJOR_VERSION = Pattern.compile("/v\\d+$");

    static GoName of(final String full) {
        final String name = full.indexOf('[') < 0 ? full : withoutBrackets(full);
        final int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        final String path = dot < 0 ? "" : name.substring(0, dot);
        return path.indexOf('/') < 0
                ? new GoName(name, path)
                : new GoName(name, MAJOR_VERSION.matcher(VENDOR.matcher(path).replaceFirst("")).replaceFirst(""));
    }

    private static String withoutBrackets(final String name) {
        final StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < name.length(); i++) {
            final char character = name.charAt(i);
            depth += character == '[' ? 1 : 0;
            if (depth == 0) {
                kept.append(character);
            }
            depth -= character == ']' && depth > 0 ? 1 : 0;
        }
        return kept.toString();
    }

    /** The name without its package: {@code (*HashTrieMap).expand}. */
    String inPackage() {
        final int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(dot + 1);
    }
}
