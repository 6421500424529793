/**
 * Two profiles compared: overlaid as one flame graph, side by side in step, and as a table of functions. How both are looked at is kept by
 * the {@link deadwood.app.ui.delta.ComparisonLens}; boxes are painted by {@link deadwood.app.ui.flame}. Two heaps are not compared here.
 */
package deadwood.app.ui.delta;
