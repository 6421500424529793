/**
 * Opened snapshots and the work on them, for the command line and the window alike.
 * <p>
 * {@link deadwood.app.work.OpenSnapshot} is one opened file with its analyses, computed when first asked for and kept;
 * {@link deadwood.app.work.SnapshotWorker} is the one thread that works on it for the window;
 * {@link deadwood.app.work.HeapComparison} lays two beside each other. {@link deadwood.app.work.Activity} says how far work is.
 * No toolkit, no printing, no algorithm lives here.
 */
package deadwood.app.work;
