/**
 * A heap as a graph: objects are dense ids of type int in address order, and everything known of them stands in columns.
 * <ul>
 * <li>{@link deadwood.model.heap.HeapGraph}: objects, their classes, sizes, outgoing references and where the traversal starts;
 * <li>{@link deadwood.model.heap.ClassTable}: classes, their fields and statics;
 * <li>{@link deadwood.model.heap.RootTable}: the GC roots as the dump names them;
 * <li>{@link deadwood.model.heap.ThreadTable}: threads with their frames;
 * <li>{@link deadwood.model.heap.FieldSource}: values of fields and elements, read lazily from wherever the importer keeps them;
 * <li>{@link deadwood.model.heap.HeapObject}: one object as a person thinks of it, short-lived.
 * </ul>
 * No file format and no analysis lives here.
 */
package deadwood.model.heap;
