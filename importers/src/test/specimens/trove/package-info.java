/** Trove: tables with open addressing that say of each slot what it is. */
package specimens.trove;
