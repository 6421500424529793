/** Turns what is shown into files. Knows pixels, file formats and the colours of boxes, and nothing of the window they come from. */
package deadwood.app.export;
