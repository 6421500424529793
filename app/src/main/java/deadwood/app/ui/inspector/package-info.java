/** The inspector: what one object or class is, what keeps it alive, what is in it and who refers to it. It follows every selection. */
package deadwood.app.ui.inspector;
