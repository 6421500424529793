package deadwood.app.ui.profile;

/**
 * Part of the time of a recording, in nanoseconds since 1970.
 *
 * @param from the first that counts
 * @param to the first that does not count any more
 */
public record TimeRange(long from, long to) {}
