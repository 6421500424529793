package deadwood.app.work;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Whether the machine has the memory for columns that would better stand on a disk. */
final class Memory {

    /** What the largest analysis, that of who retains what, needs. */
    private static final long BYTES_AN_OBJECT = 28;

    private Memory() {}

    static boolean holdsColumns(final int objects) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof final OperatingSystemMXBean system
                && BYTES_AN_OBJECT * objects < system.getTotalMemorySize() / 2;
    }
}
