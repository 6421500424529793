/**
 * What Go programs write as text: profiles of {@code runtime/pprof} with debug=1 (heap, allocs, goroutine, threadcreate, mutex, block),
 * goroutines with debug=2 and of crashes, {@code runtime.MemStats} and {@code runtime/metrics} as JSON, {@code /debug/vars} of expvar,
 * and the lines that GODEBUG=gctrace=1 and scavtrace=1 give.
 * <p>
 * {@link deadwood.importers.gotext.GoHead} tells them apart, so that no two importers claim one file. Frames are those that Go names
 * in lines beginning with {@code #}: the runtime's own innermost frames are left out there by Go, as in its protobuf profiles, and
 * so they are here; addresses that no such line names become frames of their own where a sample has no named ones. What has addresses only
 * does not live here: that is the older format, of C++ programs too.
 * <p>
 * MemStats do not say when they were taken. In their place stands the end of the last garbage collection before (Go forces one every two
 * minutes, runtime/proc.go), or else when the file was written.
 */
package deadwood.importers.gotext;
