/** Guava's collections and caches. */
package specimens.guava;
