/**
 * Writes hprof heap dumps: {@link deadwood.importers.hprof.write.HprofWriter}, record by record, in constant memory.
 * <p>
 * Knows the format and nothing of graphs, analyses or of how a dump is read; the reader is in the package above.
 */
package deadwood.importers.hprof.write;
