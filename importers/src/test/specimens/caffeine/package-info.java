/** Caffeine's caches, which keep their entries in a map of the JDK. */
package specimens.caffeine;
