/** Clojure's persistent collections, called from Java. */
package specimens.clojure;
