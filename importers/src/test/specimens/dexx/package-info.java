/** Dexx's persistent collections. */
package specimens.dexx;
