import org.jspecify.annotations.NullMarked;

/** Reads the files of JVMs and other runtimes into snapshots of {@code deadwood.model}: one package a format. */
@NullMarked
module deadwood.importers {
    requires static org.jspecify;
    requires transitive deadwood.model;
    requires java.management;
    requires jdk.jfr;
    requires jdk.management;
    requires tools.jackson.core;

    exports deadwood.importers;
    exports deadwood.importers.folded;
    exports deadwood.importers.hprof.write;
    exports deadwood.importers.pprof;

    uses deadwood.importers.BinaryFormat;
    uses deadwood.importers.Importer;

    provides deadwood.importers.BinaryFormat with deadwood.importers.elf.ElfFormat;
    provides deadwood.importers.Importer
            with deadwood.importers.hprof.HprofImporter, deadwood.importers.index.IndexImporter,
            deadwood.importers.jfr.JfrImporter,
            deadwood.importers.folded.FoldedImporter,
            deadwood.importers.gotext.GoProfileImporter, deadwood.importers.gotext.TracebackImporter,
            deadwood.importers.gotext.GoMemoryImporter, deadwood.importers.gotext.GcTraceImporter,
            deadwood.importers.other.OtherImporter,
            deadwood.importers.pprof.PprofImporter, deadwood.importers.pprof.legacy.LegacyTextImporter,
            deadwood.importers.pprof.legacy.CpuProfileImporter;
}
