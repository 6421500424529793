/** Vavr's persistent collections. */
package specimens.vavr;
