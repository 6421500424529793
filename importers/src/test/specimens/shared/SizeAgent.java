package specimens;

import java.lang.instrument.Instrumentation;

/** Asks the JVM for the sizes of objects. */
public final class SizeAgent {

    private static Instrumentation instrumentation;

    private SizeAgent() {}

    /** Called by the JVM. */
    public static void premain(final String argument, final Instrumentation given) {
        instrumentation = given;
    }

    /** Bytes of one object. */
    static long sizeOf(final Object object) {
        return instrumentation.getObjectSize(object);
    }
}
