package deadwood.model.profile;

/**
 * The name of a function as profiles have it, in whatever language: what is left of it where there is little room, and what it belongs
 * to.
 *
 * @param shortName class and method without packages, parameters and type arguments: {@code HashMap.put}, {@code http.(*conn).serve},
 *        {@code vector::push_back}
 * @param group the outermost one or two parts of package, import path or namespace: {@code java.util}, {@code net/http}, {@code std};
 *        of C, what stands before the first underscore; "" where there is nothing of that kind
 * @param packageName the whole package, import path or outermost namespace: {@code java.util.concurrent},
 *        {@code github.com/acme/shop/cart}; "" where there is none
 */
public record FrameName(String shortName, String group, String packageName) {

    private static final int MOST_OPEN = 1 << 16;

    /** @param name as the file has it */
    public static FrameName of(final String name) {
        final String plain = withoutMark(name.strip());
        if (plain.isEmpty() || plain.charAt(0) == '[' || plain.charAt(0) == '(' || plain.startsWith("0x")) {
            return new FrameName(plain, "", "");
        }
        if (plain.contains("::")) {
            return ofNamespaces(plain);
        }
        // Type arguments and parameters may hold paths of their own.
        final int arguments = firstOf(plain, "([<{ ");
        final int slash = plain.lastIndexOf('/', arguments < 0 ? plain.length() : arguments);
        if (slash >= 0) {
            return ofPath(plain, slash);
        }
        return plain.indexOf('.') > 0 ? ofDots(plain) : ofC(plain);
    }

    /** The short name without the package that Go puts before it: {@code mallocgc}, {@code (*conn).serve}. */
    public String withoutPackage() {
        final int dot = shortName.indexOf('.');
        final int bracket = firstOf(shortName, "([<{: ");
        final boolean isPackage = dot > 0 && dot < shortName.length() - 1 && (bracket < 0 || dot < bracket)
                && Character.isLowerCase(shortName.charAt(0));
        return isPackage ? shortName.substring(dot + 1) : shortName;
    }

    /** Without the kind that async-profiler appends: {@code _[j]}, {@code _[i]}, {@code _[k]}. */
    private static String withoutMark(final String name) {
        final int length = name.length();
        return length > 4 && name.endsWith("]") && name.startsWith("_[", length - 4)
                ? name.substring(0, length - 4)
                : name;
    }

    private static int firstOf(final String name, final String characters) {
        for (int at = 0; at < name.length(); at++) {
            if (characters.indexOf(name.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** {@code github.com/acme/pkg.(*T).m} of Go, {@code java/util/HashMap.put} of a JVM. */
    private static FrameName ofPath(final String name, final int slash) {
        final String last = name.substring(slash + 1);
        final boolean java = !last.isEmpty() && Character.isUpperCase(last.charAt(0)) && last.indexOf('.') > 0;
        if (java) {
            final int parameters = last.indexOf('(');
            return inPackage(parameters < 0 ? last : last.substring(0, parameters),
                    name.substring(0, slash).replace('/', '.'), '.');
        }
        final int dot = name.indexOf('.', slash);
        return inPackage(last, dot < 0 ? name : name.substring(0, dot), '/');
    }

    /** {@code java.util.HashMap.put(Object, Object)} of Java, {@code runtime.mallocgc} and {@code sync.(*Pool).Get} of Go. */
    private static FrameName ofDots(final String name) {
        // A constructor of Java is called <init>: no type argument.
        final int open = firstOf(name, name.contains(".<") ? "([{ " : "([<{ ");
        if (open > 0 && name.charAt(open - 1) == '.') {
            return inPackage(name, name.substring(0, open - 1), '.');
        }
        final String path = open > 0 && name.charAt(open) == '(' ? name.substring(0, open) : name;
        final int end = open < 0 ? path.length() : open;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0 && dot < end; dot = path.indexOf('.', dot + 1)) {
            if (Character.isUpperCase(path.charAt(start))) {
                // A class: what stands before it is its package.
                return start == 0
                        ? new FrameName(path, path.substring(0, dot), "")
                        : inPackage(path.substring(start), path.substring(0, start - 1), '.');
            }
            start = dot + 1;
        }
        final int first = path.indexOf('.');
        return inPackage(path, path.substring(0, first), '.');
    }

    /** {@code std::vector<int>::push_back(int&&)} of C++, {@code core::ptr::drop_in_place<T>} of Rust. */
    private static FrameName ofNamespaces(final String name) {
        final String bare = withoutArguments(name);
        final int last = bare.lastIndexOf("::");
        if (last < 0) {
            return ofC(bare.isEmpty() ? name : bare);
        }
        final int before = bare.lastIndexOf("::", last - 1);
        final int first = bare.indexOf("::");
        final String group = bare.substring(bare.lastIndexOf(' ', first) + 1, first);
        return new FrameName(before < 0 ? bare : bare.substring(before + 2), group, group);
    }

    /** Without what stands between brackets. */
    private static String withoutArguments(final String name) {
        final StringBuilder text = new StringBuilder();
        int open = 0;
        for (int at = 0; at < name.length(); at++) {
            final char character = name.charAt(at);
            if (character == '<' || character == '(') {
                open = Math.min(open + 1, MOST_OPEN);
            } else if (open > 0 && (character == ')' || character == '>' && name.charAt(at - 1) != '-')) {
                open--;
            } else if (open == 0) {
                text.append(character);
            }
        }
        return text.toString().strip();
    }

    private static FrameName ofC(final String name) {
        final int underscore = name.indexOf('_');
        return new FrameName(name, underscore > 1 ? name.substring(0, underscore) : "", "");
    }

    private static FrameName inPackage(final String shortName, final String packageName, final char separator) {
        return new FrameName(shortName, outer(packageName, separator), packageName);
    }

    private static String outer(final String path, final char separator) {
        final int first = path.indexOf(separator);
        final int second = first < 0 ? -1 : path.indexOf(separator, first + 1);
        return second < 0 ? path : path.substring(0, second);
    }
}
