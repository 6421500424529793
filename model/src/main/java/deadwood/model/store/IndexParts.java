package deadwood.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the index of one opened file: what analyses found out and the next one who opens the file need not find out again.
 * Safe for several threads.
 */
public interface IndexParts {

    /** For a file of which nothing is kept. */
    IndexParts NONE = new IndexParts() {

        @Override
        public @Nullable IndexFile open(final String part) {
            return null;
        }

        @Override
        public @Nullable MappedColumnStore building() {
            return null;
        }

        @Override
        public void commit(final MappedColumnStore built, final String part, final byte[] metadata) {
            throw new IllegalStateException("nothing is kept");
        }

        @Override
        public void discard(final String part) {
            // there is none
        }

        @Override
        public List<Path> files() {
            return List.of();
        }
    };

    /**
     * A part that was computed of this very content of the file; null if there is none. One that is damaged is removed, and logged, when
     * that is noticed.
     */
    @Nullable
    IndexFile open(String part) throws IOException;

    /**
     * A store to build a part in; null if nothing is kept.
     *
     * @throws IOException if there is nowhere to build
     */
    @Nullable
    MappedColumnStore building() throws IOException;

    /**
     * Makes a part of what was built; the columns stay usable.
     *
     * @throws IOException if there is no space for it, or the index was given up meanwhile
     */
    void commit(MappedColumnStore built, String part, byte[] metadata) throws IOException;

    /** Removes a part that turned out to be of no use. */
    void discard(String part) throws IOException;

    /** The files that hold the heap and the parts of it there are, for {@link IndexBundle}; without the heap if it is gone. */
    List<Path> files() throws IOException;
}
