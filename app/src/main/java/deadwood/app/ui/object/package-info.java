/**
 * Objects as rows of tables and lists show them: what they are, how large, a word of what is in them. Read on a snapshot's worker, plain
 * records from then on.
 */
package deadwood.app.ui.object;
