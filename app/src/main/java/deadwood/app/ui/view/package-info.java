/**
 * What every view of the window has in common: {@link deadwood.app.ui.view.ViewKind}, the {@link deadwood.app.ui.view.View} with
 * its title, chips and crumbs, and how waiting, failure and emptiness look.
 */
package deadwood.app.ui.view;
