package deadwood.app.ui.view;

/**
 * Something that narrows what a view shows.
 *
 * @param text what it is: "name contains “Node”"
 * @param remove takes it away
 */
public record Chip(String text, Runnable remove) {}
