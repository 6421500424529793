/**
 * Reads heap dumps in the hprof format (1.0.1, 1.0.2, and the tags of 1.0.3) into a {@link deadwood.model.heap.HeapGraph}.
 * <p>
 * The file is passed over three times: {@link deadwood.importers.hprof.RecordScan} hops over the top-level records,
 * {@link deadwood.importers.hprof.MarkingPass} marks the address of every object, {@link deadwood.importers.hprof.ReferencePass}
 * fills the columns. All of them read with positioned reads into buffers of their own and never map the dump: a mapped file
 * that is truncated underneath faults. {@link deadwood.importers.hprof.LayoutInference} derives how large objects were,
 * which hprof does not say. Values of fields are read later, by {@link deadwood.importers.hprof.DumpFieldSource}.
 * <p>
 * Who only wants to know how many objects of each class there are gets that from {@link deadwood.importers.hprof.HeapCounting},
 * which passes over the objects once and keeps nothing of them; it leaves alone what is damaged or not from HotSpot.
 * <p>
 * What a dump means to a person (retention, structures) does not live here.
 */
package deadwood.importers.hprof;
