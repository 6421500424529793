package deadwood.app.ui.text;

import java.util.regex.Pattern;

/** Where a structure hangs, as a row has room for it. */
public final class Places {

    /** A package before a class, told by the capital that class names begin with. */
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w.$])(?:[a-z_][\\w$]*\\.)+(?=[A-Z])");

    private Places() {}

    /** Without packages: {@code static Router.INSTANCE → routes} for {@code static com.acme.Router.INSTANCE → routes}. */
    public static String shorten(final String where) {
        return PACKAGE.matcher(where).replaceAll("");
    }
}
