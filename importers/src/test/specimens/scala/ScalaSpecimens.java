package specimens.scala;

import specimens.Facts;

/** Collections of whichever Scala is on the class path. */
public final class ScalaSpecimens {

    private ScalaSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        final Facts facts = new Facts();
        if (Scala.has("immutable.BitmapIndexedMapNode")) {
            ChampTries.build(facts);
            Vectors.build(facts);
        } else {
            HashTries.build(facts);
            OldVectors.build(facts);
        }
        Immutable.build(facts);
        ConcurrentTries.build(facts);
        Mutable.build(facts);
        facts.writeAndDump(arguments);
    }
}
