/** Runs the programs of {@code program} and compares what the scan of their dumps says with what they counted. */
package deadwood.importers.specimen;
