/**
 * What readers of profiles gather while they stream: distinct byte sequences ({@link deadwood.importers.samples.ByteInterner}), stacks as a
 * trie ({@link deadwood.importers.samples.StackTrie}), samples in columns ({@link deadwood.importers.samples.SampleRows}) and what
 * has to be said about the file ({@link deadwood.importers.samples.ReadingNotes}). Knows no format.
 */
package deadwood.importers.samples;
