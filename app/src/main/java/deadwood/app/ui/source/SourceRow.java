package deadwood.app.ui.source;

/**
 * A line.
 *
 * @param line from 1, 0 for what the profile has no line of
 * @param self what it weighs itself, 0 if no sample has it
 * @param total with what it calls
 * @param text of the source, "" if that is not there
 */
record SourceRow(int line, long self, long total, String text) {}
