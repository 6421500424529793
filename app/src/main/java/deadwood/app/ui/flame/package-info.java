/**
 * Trees as flame graphs, painted on a canvas: what a heap retains, and the calls of a profile as the
 * {@link deadwood.app.ui.profile.ProfileLens} of all its views has them. What is where is computed by
 * {@link deadwood.model.tree.FlameLayout}; what narrows a profile is kept by its lens and not here.
 */
package deadwood.app.ui.flame;
