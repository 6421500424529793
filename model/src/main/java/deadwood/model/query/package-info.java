/**
 * Questions that a person asks of an opened heap, each a pure function of the graph, its retention and its fields, each with
 * a record for an answer: who refers to an object, what is in it, which strings are there twice, what a selection retains.
 * <ul>
 * <li>about one object: {@link deadwood.model.query.InboundReferences};
 * <li>about a selection: {@link deadwood.model.query.ObjectsOfClass}, {@link deadwood.model.query.ImmediateDominators},
 * {@link deadwood.model.query.RetainedSet};
 * <li>about classes: {@link deadwood.model.query.ClassTotals}.
 * </ul>
 * What touches every object works on all processors, in ascending order of ids, keeps bits and columns rather than Java objects, and
 * takes {@link deadwood.model.store.Progress} and {@link deadwood.model.store.CancelSignal}. No file format and no text for a
 * screen lives here.
 */
package deadwood.model.query;
