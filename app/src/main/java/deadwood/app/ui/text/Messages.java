package deadwood.app.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the window, from the resource bundle beside this class. */
public final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("deadwood.app.ui.text.messages");

    private Messages() {}

    /**
     * The text of a key, its places {0}, {1} … filled with the arguments. Numbers should be turned into text before, by
     * {@link Sizes}.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public static String get(final String key, final Object... arguments) {
        final String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(arguments);
    }
}
