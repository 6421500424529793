/**
 * What one file gave: {@link deadwood.model.snapshot.Snapshot} with its source, moment, warnings and the heap (later: profile,
 * time series) it held. Nothing above the importers asks which format it was.
 */
package deadwood.model.snapshot;
