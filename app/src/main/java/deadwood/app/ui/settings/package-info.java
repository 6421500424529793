/**
 * What the window remembers between two starts: recent files and the theme, in one small file in the user's configuration directory. A
 * file that is missing or damaged means defaults, never an error.
 */
package deadwood.app.ui.settings;
