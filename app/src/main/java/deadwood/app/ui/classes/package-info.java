/** The class histogram: instances, shallow and retained sizes by class, with a filter. */
package deadwood.app.ui.classes;
