/**
 * Two heap dumps side by side: the findings as sentences, and below them both trees in step with what changed between them.
 */
package deadwood.app.ui.compare;
