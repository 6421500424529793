package deadwood.model.store;

import java.io.IOException;

/**
 * Gives out columns that live as long as the store. Columns start as zeros.
 * <p>
 * Safe for several threads, as are the columns.
 */
public interface ColumnStore extends AutoCloseable {

    /**
     * @param name says what the column holds; of columns with one name an index keeps the last
     * @param size number of ints, at least 0
     * @throws StoreFullException if there is no space for it
     */
    IntColumn ints(String name, long size) throws IOException;

    /**
     * @param name says what the column holds; of columns with one name an index keeps the last
     * @param size number of longs, at least 0
     * @throws StoreFullException if there is no space for it
     */
    LongColumn longs(String name, long size) throws IOException;

    /**
     * @param name says what the column holds; of columns with one name an index keeps the last
     * @param size number of shorts, at least 0
     * @throws StoreFullException if there is no space for it
     */
    ShortColumn shorts(String name, long size) throws IOException;

    /**
     * A column whose size is found out while it is filled.
     *
     * @param maximum the largest number of ints it can come to hold; costs address space, not memory
     */
    GrowingIntColumn growingInts(String name, long maximum) throws IOException;

    /**
     * Finds out before work starts whether there is space for it. Others may take it meanwhile.
     *
     * @param what what the space is for, as a person reads it
     * @param bytes about what all its columns take together
     * @throws StoreFullException if there is less, with what is needed and what there is
     */
    default void require(final String what, final long bytes) throws IOException {
        // Memory says so by itself.
    }

    /**
     * Another store of the same kind, closed on its own: for columns that are needed for a while only.
     */
    ColumnStore scratch() throws IOException;

    /** Gives back all columns. None may be touched any more. */
    @Override
    void close() throws IOException;

    /** A column that several threads append to. */
    interface GrowingIntColumn {

        /**
         * Reserves space for {@code count} more ints and copies them. Safe for several threads; the order is that of the calls.
         *
         * @return the index of the first of them
         * @throws StoreFullException if there is no space left
         */
        long append(int[] source, int from, int count) throws IOException;

        /** Ends the growth. @return the column as large as what was appended */
        IntColumn seal() throws IOException;

        /** Number of ints appended so far. */
        long size();
    }
}
