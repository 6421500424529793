/**
 * One collection or trie in full, as a picture or a page of text shows it: {@link deadwood.model.structure.detail.StructureDetail} with the strip of
 * its slots, the levels of its nodes, and the boxes that they are drawn as. Layout is here too, as pure functions. What many structures have in
 * common, and where they hang, is not known here.
 */
package deadwood.model.structure.detail;
