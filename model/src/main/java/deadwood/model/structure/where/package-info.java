/**
 * Where objects hang, in one line that a person recognises and that is the same in two dumps of one program:
 * {@link deadwood.model.structure.where.Whereabouts}. Knows collections and tries only as far as their insides have no names.
 */
package deadwood.model.structure.where;
