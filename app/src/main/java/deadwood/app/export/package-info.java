/** Turns what is shown into files. Knows pixels and file formats, and nothing of the window they come from. */
package deadwood.app.export;
