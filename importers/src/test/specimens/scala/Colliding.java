package specimens.scala;

/** A key that has the hash code it was given. */
final class Colliding {

    private final int hash;
    private final int number;

    Colliding(final int hash, final int number) {
        this.hash = hash;
        this.number = number;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Colliding && ((Colliding) other).number == number;
    }

    /** Two keys whose hash codes, as Scala's maps mix them, agree in as many of the last bits as any of the first million do. */
    static Object[] alike() {
        final int first = mixed(0);
        int best = 1;
        for (int code = 1; code < 1_000_000; code++) {
            if (mixed(code) != first && Integer.numberOfTrailingZeros(mixed(code) ^ first) > Integer
                    .numberOfTrailingZeros(mixed(best) ^ first)) {
                best = code;
            }
        }
        return new Object[]{new Colliding(0, 0), new Colliding(best, 1)};
    }

    /** {@code improve} of {@code scala.collection.Hashing}. */
    private static int mixed(final int code) {
        int hash = code + ~(code << 9);
        hash = hash ^ hash >>> 14;
        hash = hash + (hash << 4);
        return hash ^ hash >>> 10;
    }
}
