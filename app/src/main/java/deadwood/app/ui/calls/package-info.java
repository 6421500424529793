/**
 * Profiles as tables: functions with those that call them and those that they call, and the call tree from either end. Looks through a
 * {@link deadwood.app.ui.profile.ProfileLens}; knows no other view.
 */
package deadwood.app.ui.calls;
