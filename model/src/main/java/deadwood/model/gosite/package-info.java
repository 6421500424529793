/**
 * Where Go programs allocate the buckets of their maps and the nodes of their tries, as far as a profile tells. What is known of Go's
 * runtime and of libraries stands in one table, {@link deadwood.model.gosite.GoStructures}; no code is special to any of them.
 */
package deadwood.model.gosite;
