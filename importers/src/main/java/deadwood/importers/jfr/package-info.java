/**
 * Flight Recorder recordings: {@link deadwood.importers.jfr.JfrImporter}.
 * <p>
 * A recording is a chain of chunks ({@link deadwood.importers.jfr.ChunkSearch}). Each describes its types (MetadataReader), holds constants
 * (ConstantPools, PooledStacks) and events (EventScan). A chunk is read as a whole by one thread (ChunkReader): samples into
 * columns (SampleReader, by the table in SampleKind), other events that say something into facts (FactReader); then
 * RecordingMerge puts the chunks together, StackMerge their stacks into one trie. RecordingTables decodes events one by one for those who want to see all of them.
 * ReferenceChunk reads what is refused here by jdk.jfr.consumer.
 * <p>
 * What stacks and series mean for a person lives in the model; gzip in {@code deadwood.importers.hprof.content}.
 */
package deadwood.importers.jfr;
