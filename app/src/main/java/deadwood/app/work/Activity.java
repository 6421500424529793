package deadwood.app.work;

import deadwood.model.store.Progress;

/**
 * How far a piece of work is.
 *
 * @param job what was asked for, as a person reads it: "opening prod.hprof"
 * @param step what is being done right now: "reading objects"; empty before the first step
 * @param done work done in the step, at least 0
 * @param total work of the step, 0 while it is not known
 * @param unit what both count
 */
public record Activity(String job, String step, long done, long total, Progress.Unit unit) {

    /** A job before its first step. */
    public static Activity starting(final String job) {
        return new Activity(job, "", 0, 0, Progress.Unit.STEPS);
    }

    /** Share of the step that is done, 0 to 1; −1 if nobody knows how much there is to do. */
    public double fraction() {
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }
}
