/**
 * Call graphs to be drawn: which functions and calls of a tree are shown, and where their boxes and lines go. Pure geometry; knows no
 * toolkit and no profile.
 */
package deadwood.model.graph;
