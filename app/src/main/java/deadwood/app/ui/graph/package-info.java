/**
 * The call graph of a profile as a picture one moves in. Looks through a {@link deadwood.app.ui.profile.ProfileLens}; knows no other
 * view.
 */
package deadwood.app.ui.graph;
