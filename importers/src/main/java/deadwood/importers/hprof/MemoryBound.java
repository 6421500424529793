package deadwood.importers.hprof;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Whether the machine has the memory for columns that would better stand on a disk. */
final class MemoryBound {

    /** Columns, and what analyses need besides, are about as large as a dump of small objects; larger objects need less. */
    private static final double BYTES_A_BYTE = 1.3;

    private MemoryBound() {}

    /** @param dumpBytes size of the dump, inflated */
    static boolean holds(final long dumpBytes) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof final OperatingSystemMXBean system
                && dumpBytes * BYTES_A_BYTE < system.getTotalMemorySize() / 2.0;
    }
}
