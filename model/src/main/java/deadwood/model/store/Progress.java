package deadwood.model.store;

/**
 * Told by long work how far it is, in work done rather than in guesses. Implementations are safe for use by several threads.
 */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (name, total, unit) -> done -> {};

    /** What the amounts of a step count. */
    enum Unit {
        BYTES, OBJECTS, STEPS
    }

    /**
     * Begins the next step; the one before it is finished by that.
     *
     * @param name what is being done, as a person reads it: "reading objects"
     * @param total the amount of work of the step in {@code unit}, at least 0
     */
    Step begin(String name, long total, Unit unit);

    /** One step under way. */
    @FunctionalInterface
    interface Step {

        /**
         * @param amount work done since the last call, in the unit of the step, at least 0
         */
        void advance(long amount);
    }
}
