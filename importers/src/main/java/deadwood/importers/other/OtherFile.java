package deadwood.importers.other;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what a file is that cannot be read, by its first bytes. */
final class OtherFile {

    private static final Pattern TRACE = Pattern.compile("(go 1\\.\\d+) trace\\x00*");
    private static final String HEAP_DUMP = "go1.7 heap dump\n";
    private static final int TRACE_HEADER = 16;
    private static final int ELF = 0x7f454c46;
    private static final int ELF_TYPE = 16;
    private static final int ELF_CORE = 4;
    private static final int MACH_O_32 = 0xfeedface;
    private static final int MACH_O_64 = 0xfeedfacf;
    private static final int MACH_O_FAT = 0xcafebabe;
    private static final int MOST_ARCHITECTURES = 30;
    private static final int PE_OFFSET = 0x3c;

    private OtherFile() {}

    /** @return what the file is and what to do, a part of a sentence; null if it is none of those */
    static @Nullable String what(final byte[] head) {
        if (head.length < Integer.BYTES) {
            return null;
        }
        final String text = new String(head, 0, Math.min(head.length, TRACE_HEADER), StandardCharsets.ISO_8859_1);
        final Matcher trace = TRACE.matcher(text);
        if (trace.matches()) {
            return "an execution trace (" + trace.group(1)
                    + "), which Deadwood cannot read; open it with: go tool trace";
        }
        if (text.equals(HEAP_DUMP)) {
            return "a Go heap dump (debug.WriteHeapDump), which Deadwood cannot read yet; "
                    + "take a heap profile: /debug/pprof/heap";
        }
        final ByteBuffer bytes = ByteBuffer.wrap(head);
        final int magic = bytes.getInt(0);
        if (magic == ELF) {
            return elf(bytes);
        }
        return isMachO(bytes, magic) || isWindows(bytes) ? program() : null;
    }

    private static String elf(final ByteBuffer bytes) {
        if (bytes.limit() >= ELF_TYPE + Short.BYTES) {
            bytes.order(bytes.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            if (bytes.getShort(ELF_TYPE) == ELF_CORE) {
                return "a core dump of a process, which Deadwood cannot read; make a heap dump of it: "
                        + "jhsdb jmap --binaryheap --core CORE --exe JAVA";
            }
        }
        return program();
    }

    private static String program() {
        return "a program or a library, no profile and no dump; give the file that the program wrote";
    }

    private static boolean isMachO(final ByteBuffer bytes, final int magic) {
        if (magic == MACH_O_FAT) {
            // Classes of Java begin with the same four bytes, and then their version, which is at least 45.
            return bytes.limit() >= 2 * Integer.BYTES && bytes.getInt(Integer.BYTES) > 0
                    && bytes.getInt(Integer.BYTES) <= MOST_ARCHITECTURES;
        }
        final int swapped = Integer.reverseBytes(magic);
        return magic == MACH_O_32 || magic == MACH_O_64 || swapped == MACH_O_32 || swapped == MACH_O_64;
    }

    private static boolean isWindows(final ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.get(0) != 'M' || bytes.get(1) != 'Z' || bytes.limit() < PE_OFFSET + Integer.BYTES) {
            return false;
        }
        final int at = bytes.getInt(PE_OFFSET);
        return at > 0 && at <= bytes.limit() - Integer.BYTES && bytes.getInt(at) == ('P' | 'E' << 8);
    }
}
