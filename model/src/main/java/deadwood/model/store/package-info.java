/**
 * Columns of ints and longs outside the Java heap, in memory or in mapped files, and the two interfaces that every long
 * piece of work takes: {@link deadwood.model.store.Progress} and {@link deadwood.model.store.CancelSignal}.
 * <p>
 * Use {@link deadwood.model.store.MappedColumnStore} for a heap of unknown size, {@link deadwood.model.store.NativeColumnStore} for
 * small graphs and tests. {@link deadwood.model.store.IndexCache} keeps mapped columns for the next time ({@link deadwood.model.store.IndexFile}),
 * {@link deadwood.model.store.IndexBundle} packs them into one file. Nothing here knows what a column means.
 */
package deadwood.model.store;
