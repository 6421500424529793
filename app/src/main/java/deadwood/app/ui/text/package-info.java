/**
 * What the window says: the resource bundle, and names of classes cut to their parts. Sizes and counts are written by
 * {@link deadwood.app.text}. No nodes and no properties live here.
 */
package deadwood.app.ui.text;
