/** PCollections: balanced trees. */
package specimens.pcollections;
