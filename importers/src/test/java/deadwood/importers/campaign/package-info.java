/**
 * Bad files of every format that is small enough to be cut at each of its bytes, opened by the thousand in a JVM with a small heap:
 * {@link deadwood.importers.campaign.Specimens} are the files, {@link deadwood.importers.campaign.Faults} what happens to them,
 * {@link deadwood.importers.campaign.LargeFiles} what is odd by being large, {@link deadwood.importers.campaign.Campaign} opens them. A
 * format joins by a line in {@code Specimens}. Heap dumps have a campaign of their own in {@code hprof}.
 */
package deadwood.importers.campaign;
