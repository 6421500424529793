package deadwood.model.snapshot;

/**
 * Something an importer could not take as it stands.
 *
 * @param offset byte offset in the (decompressed) file where it was noticed, or −1 if it has no place
 * @param message one sentence: what, and what was kept or left out
 */
public record ImportWarning(long offset, String message) {}
