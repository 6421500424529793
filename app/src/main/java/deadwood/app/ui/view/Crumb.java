package deadwood.app.ui.view;

/**
 * A step of the way to what a view shows.
 *
 * @param text the name of the step
 * @param go returns to it
 */
public record Crumb(String text, Runnable go) {}
