package deadwood.app.ui.text;

/**
 * A class name in the two parts a reader looks at one after the other.
 *
 * @param packagePrefix the package with its dot, or ""
 * @param simpleName the rest: {@code HashMap$Node[]}
 */
public record ClassName(String packagePrefix, String simpleName) {

    private static final String CLASS = "class ";

    /** @param name as in Java source: {@code java.util.HashMap$Node[]}; {@code class java.lang.System} for a class object */
    public static ClassName of(final String name) {
        // Hidden classes carry an address behind a slash, which may hold dots of its own in some JDKs.
        final int slash = name.indexOf('/');
        final int dot = name.lastIndexOf('.', slash < 0 ? name.length() : slash);
        final int simple = dot < 0 && name.startsWith(CLASS) ? CLASS.length() : dot + 1;
        return new ClassName(name.substring(0, simple), name.substring(simple));
    }

    /** What is no class name: in one tone. */
    public static ClassName plain(final String text) {
        return new ClassName("", text);
    }

    /** As it was before it was taken apart. */
    public String whole() {
        return packagePrefix + simpleName;
    }

    /** The prefix with each package cut to its first letter: {@code j.u.c.} */
    public String shortPrefix() {
        final String packages = packageName();
        if (packages.isEmpty()) {
            return packagePrefix;
        }
        final StringBuilder text = new StringBuilder(packagePrefix.startsWith(CLASS) ? CLASS : "");
        for (final String part : packages.split("\\.", -1)) {
            text.append(part, 0, Math.min(1, part.length())).append('.');
        }
        return text.toString();
    }

    /** The package without its dot, and without the word before it in {@code class java.lang.System}; or "". */
    public String packageName() {
        final String name = packagePrefix.substring(packagePrefix.indexOf(' ') + 1);
        return name.isEmpty() ? "" : name.substring(0, name.length() - 1);
    }
}
