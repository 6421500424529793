/**
 * Finds tries that somebody wrote by hand, by their shape: there is no list of their classes.
 */
package deadwood.model.structure.trie;
