/** Stacks that are alike as one row, and goroutines that wait at the same place as one row. Knows no other view. */
package deadwood.app.ui.clusters;
