/**
 * Looks: the light and the dark theme on top of AtlantaFX, the typeface, the marks and colours that tell growth from shrinking,
 * and the quiet hues of packages with the contrast they keep. One style sheet for what both themes share, one for each theme's colours.
 */
package deadwood.app.ui.theme;
