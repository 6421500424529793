/**
 * The window put together: {@link deadwood.app.ui.WindowLauncher} is the one door for the command line, behind it the composition root.
 * One package below for each feature, with a view model (properties, no nodes) and a view (nodes).
 */
package deadwood.app.ui;
