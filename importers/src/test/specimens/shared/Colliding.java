package specimens;

/** A key that has the hash code it was given. */
public final class Colliding implements Comparable<Colliding> {

    private final int hash;
    private final int number;

    /** @param number which of those with the same hash code it is */
    public Colliding(final int hash, final int number) {
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

    @Override
    public int compareTo(final Colliding other) {
        return Integer.compare(number, other.number);
    }
}
