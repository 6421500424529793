/** Paguro's persistent collections. */
package specimens.paguro;
