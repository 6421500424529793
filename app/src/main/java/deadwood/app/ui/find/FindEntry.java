package deadwood.app.ui.find;

import deadwood.app.ui.text.ClassName;

/**
 * Something that can be found.
 *
 * @param kind what it is, as a person reads it: "class", "view"
 * @param name what it is called
 * @param detail what helps to tell it from others of that name, or ""
 * @param go goes there
 */
public record FindEntry(String kind, ClassName name, String detail, Runnable go) {}
