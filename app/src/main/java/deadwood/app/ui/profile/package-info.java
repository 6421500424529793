/**
 * What all views of one profile share: the sample type, what narrows it, the trees computed of that. Knows no view, but holds the controls that all of them have; every view of a
 * profile asks it, so that what is narrowed in one is narrowed in all.
 */
package deadwood.app.ui.profile;
