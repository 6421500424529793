/**
 * What one file gave: {@link deadwood.model.snapshot.Snapshot} with its source, moment, warnings and what it held: a heap, a stack
 * profile, time series, events. Nothing above the importers asks which format it was.
 */
package deadwood.model.snapshot;
