/**
 * Where the bytes of a dump come from: {@link deadwood.importers.hprof.content.DumpContent} is a plain file, a file of
 * gzip blocks that are inflated when they are asked for, or what a gzip file was inflated to. What the bytes mean does not live here.
 * <p>
 * The JDK compresses dumps ({@code jcmd GC.heap_dump -gz}, heapDumperCompression.cpp) as gzip members of a MiB each that do not depend on
 * each other; such a file stays as it is. Any other gzip file can be read from its beginning alone and is inflated once, into
 * the cache directory.
 */
package deadwood.importers.hprof.content;
