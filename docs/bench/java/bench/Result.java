package bench;

/**
 * One line of the table for one dump.
 *
 * @param what was done, the same for all dumps
 * @param reach what the time is to be, as a person reads it; empty for what has no bound
 * @param measured the median of the runs
 */
record Result(String what, String reach, Measured measured) {}
