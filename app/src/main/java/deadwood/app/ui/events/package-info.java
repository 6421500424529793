/** The events of a recording as tables, one a type, in the time that is looked at. Knows no other view. */
package deadwood.app.ui.events;
