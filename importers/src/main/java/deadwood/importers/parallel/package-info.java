/** Work on several threads at once, for importers of all formats. What the work is does not live here. */
package deadwood.importers.parallel;
