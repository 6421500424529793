/**
 * What Go programs keep in maps and tries, by where it is allocated, and what is allocated against what is still in use, by function.
 * Knows no other view.
 */
package deadwood.app.ui.gosites;
