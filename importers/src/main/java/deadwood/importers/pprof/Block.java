package deadwood.importers.pprof;

/**
 * Whole messages of a profile, one behind the other.
 *
 * @param length bytes that count
 * @param offset of the first byte in the inflated file
 */
record Block(byte[] bytes, int length, long offset) {}
