/**
 * Events as a file holds them, type by type, for those who want to see everything: {@link deadwood.model.event.EventTables}. What they
 * mean is in profiles and series.
 */
package deadwood.model.event;
