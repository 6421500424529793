package deadwood.model.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a range of a file has real space before it is mapped: a mapped hole faults on a full disk.
 * <p>
 * Linux reserves blocks without writing them ({@code posix_fallocate}, POSIX.1-2001); elsewhere, and where a file system
 * cannot, zeros are written.
 */
final class DiskSpace implements AutoCloseable {

    private static final int ZEROS = 1 << 20;
    /** O_RDWR of Linux on every architecture the JDK runs on (asm-generic/fcntl.h). */
    private static final int READ_WRITE = 2;
    private static final int NO_SPACE = 28;

    private final FileChannel channel;
    private final Path directory;
    private final @Nullable Native reserve;
    private final int descriptor;

    /** @param file the name of the file, which may be gone afterwards */
    DiskSpace(final Path file, final FileChannel channel) {
        this.channel = channel;
        final Path parent = file.toAbsolutePath().getParent();
        this.directory = parent == null ? Path.of("") : parent;
        this.reserve = Native.INSTANCE;
        this.descriptor = reserve == null ? -1 : reserve.open(file);
    }

    /**
     * @param what what the space is for, as a person reads it
     * @throws StoreFullException if the disk is full
     */
    void reserve(final String what, final long position, final long bytes) throws IOException {
        if (bytes == 0) {
            return;
        }
        if (reserve != null && descriptor >= 0) {
            final int error = reserve.allocate(descriptor, position, bytes);
            if (error == 0) {
                return;
            }
            if (error == NO_SPACE) {
                throw full(what, bytes, null);
            }
        }
        writeZeros(what, position, bytes);
    }

    /** @throws StoreFullException if the disk has less free space than that */
    void require(final String what, final long bytes) throws IOException {
        if (Files.getFileStore(directory).getUsableSpace() < bytes) {
            throw full(what, bytes, null);
        }
    }

    private void writeZeros(final String what, final long start, final long bytes) throws IOException {
        final ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(ZEROS, bytes));
        long position = start;
        final long limit = start + bytes;
        try {
            while (position < limit) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), limit - position));
                position += channel.write(zeros, position);
            }
        } catch (final IOException e) {
            throw full(what, limit - position, e);
        }
    }

    private StoreFullException full(final String what, final long bytes, final @Nullable IOException cause)
            throws IOException {
        final long free = Files.getFileStore(directory).getUsableSpace();
        final String message = "the disk is full: " + what + " needs " + bytes + " more bytes in " + directory + ", "
                + free + " are free";
        return cause == null ? new StoreFullException(message) : new StoreFullException(message, cause);
    }

    @Override
    public void close() {
        if (reserve != null && descriptor >= 0) {
            reserve.close(descriptor);
        }
    }

    /** The three calls of the C library. */
    private record Native(MethodHandle open, MethodHandle allocate, MethodHandle close) {

        static final @Nullable Native INSTANCE = find();

        @SuppressWarnings("restricted")
        private static @Nullable Native find() {
            if (!System.getProperty("os.name").equals("Linux")
                    || !DiskSpace.class.getModule().isNativeAccessEnabled()) {
                return null;
            }
            try {
                final Linker linker = Linker.nativeLinker();
                final SymbolLookup library = linker.defaultLookup();
                final ValueLayout.OfInt integer = ValueLayout.JAVA_INT;
                return new Native(
                        linker.downcallHandle(library.findOrThrow("open"),
                                FunctionDescriptor.of(integer, ValueLayout.ADDRESS, integer, integer),
                                Linker.Option.firstVariadicArg(2)),
                        linker.downcallHandle(library.findOrThrow("posix_fallocate"),
                                FunctionDescriptor.of(integer, integer, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)),
                        linker.downcallHandle(library.findOrThrow("close"), FunctionDescriptor.of(integer, integer)));
            } catch (final RuntimeException | Error e) {
                // Without native access, or with another C library: zeros are written instead.
                return null;
            }
        }

        int open(final Path file) {
            try (Arena arena = Arena.ofConfined()) {
                final MemorySegment name = arena.allocateFrom(file.toString());
                return (int) open.invokeExact(name, READ_WRITE, 0);
            } catch (final Throwable e) {
                return -1;
            }
        }

        int allocate(final int descriptor, final long position, final long bytes) {
            try {
                return (int) allocate.invokeExact(descriptor, position, bytes);
            } catch (final Throwable e) {
                return -1;
            }
        }

        void close(final int descriptor) {
            try {
                final int ignored = (int) close.invokeExact(descriptor);
                assert ignored <= 0;
            } catch (final Throwable e) {
                throw new IllegalStateException("close(2) could not be called", e);
            }
        }
    }
}
