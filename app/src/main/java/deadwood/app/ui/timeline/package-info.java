/**
 * Samples, series and threads over time, and samples as a heat map of seconds. What is chosen here is the time that all views of the
 * profile look at; files that hold series alone are shown without one. Knows no other view.
 */
package deadwood.app.ui.timeline;
