/** The lines of one function with what they weigh, and their text where somebody points to it. Knows no other view. */
package deadwood.app.ui.source;
