package deadwood.app.ui.calls;

/**
 * A function (or line, file, package) as a row.
 *
 * @param id of its name in the tree
 * @param callers number of others that call it
 * @param callees number of others that it calls
 */
public record FunctionRow(int id, String name, long self, long total, int callers, int callees) {}
