/**
 * The retention tree as a flame graph that hangs from its root (an icicle), painted on a canvas. What is where is computed by
 * {@link deadwood.model.tree.FlameLayout}; what it says, the retention table says too.
 */
package deadwood.app.ui.flame;
