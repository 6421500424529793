package specimens.jdk;

import specimens.Facts;

/** Collections of the JDK, whichever it runs on. */
public final class JdkSpecimens {

    private JdkSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        Sequences.build(facts);
        Maps.build(facts);
        SpecialMaps.build(facts);
        Concurrent.build(facts);
        facts.writeAndDump(arguments);
    }
}
