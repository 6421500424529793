package deadwood.importers.jfr;

/**
 * A chunk and the bytes that are there of it.
 *
 * @param end offset in the file behind its last byte
 */
record ChunkSpan(ChunkHeader header, long end) {

    /** Where the first event begins. */
    long firstEvent() {
        return header.start() + ChunkHeader.BYTES;
    }
}
