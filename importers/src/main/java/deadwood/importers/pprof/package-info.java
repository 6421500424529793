/**
 * Profiles in the format of pprof, profile.proto: {@link deadwood.importers.pprof.PprofImporter} reads them,
 * {@link deadwood.importers.pprof.PprofWriter} writes any stack profile. Its legacy texts and binaries are in the package {@code legacy}.
 * <p>
 * One thread reads, inflates, finds the bounds of messages ({@link deadwood.importers.pprof.PprofStream}) and keeps the tables
 * ({@link deadwood.importers.pprof.PprofTables}); others decode blocks of samples ({@link deadwood.importers.pprof.SampleDecoder}), for
 * which a stack is the bytes it is written in. Names are looked up when all is read ({@link deadwood.importers.pprof.PprofAssembly}), since
 * messages may come in any order.
 */
package deadwood.importers.pprof;
