/**
 * Snapshots that were read before: {@link deadwood.importers.index.SnapshotCodec} writes what an index needs besides its columns, and
 * {@link deadwood.importers.index.IndexImporter} opens an index that was taken along without its dump. Nothing here knows where the values
 * of fields come from.
 */
package deadwood.importers.index;
