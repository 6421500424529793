/**
 * Dumps of live JVMs against what those JVMs say of themselves: {@link deadwood.importers.hprof.oracle.SizeOracleTest}.
 * The program that is dumped is in src/test/programs: it has to run on older JDKs than the tests.
 */
package deadwood.importers.hprof.oracle;
