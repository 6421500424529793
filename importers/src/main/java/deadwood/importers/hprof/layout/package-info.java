/**
 * Sizes of objects, which hprof does not give: {@link deadwood.importers.hprof.layout.LayoutInference} derives them from the
 * distances between addresses ({@link deadwood.importers.hprof.layout.Gaps}) and from what HotSpot is known to do with the fields
 * that the dump lists ({@link deadwood.importers.hprof.layout.ClassShape}).
 * <p>
 * Pure computation: reads no file and knows no record of the format. docs/decisions/0003-shallow-sizes.md tells the reasons and
 * the measurements.
 */
package deadwood.importers.hprof.layout;
