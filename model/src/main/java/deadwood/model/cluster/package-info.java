/**
 * Stacks that are alike, and goroutines that are the same: many rows made few. What groups what is decided here; how groups are shown
 * is not.
 */
package deadwood.model.cluster;
