/** Cyclops' persistent collections. */
package specimens.cyclops;
