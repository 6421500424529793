/**
 * The window around the views: top bar, sidebar, status bar, where one is and was. It knows views by their kind alone and gets
 * them from whoever put the window together.
 */
package deadwood.app.ui.shell;
