/**
 * The formats of pprof before profile.proto, as C++ programs (gperftools, jemalloc) and Java agents write them: texts
 * ({@link deadwood.importers.pprof.legacy.LegacyTextImporter}) and binary CPU profiles
 * ({@link deadwood.importers.pprof.legacy.CpuProfileImporter}). Their samples are stacks of addresses
 * ({@link deadwood.importers.pprof.legacy.AddressProfile}); a memory map or a list of symbols stands behind them. What Go writes with the
 * names of its frames is read by {@code gotext}.
 * <p>
 * What the numbers mean follows the reference tool, github.com/google/pprof: profile/legacy_profile.go and legacy_java_profile.go.
 */
package deadwood.importers.pprof.legacy;
