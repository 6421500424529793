/** kotlinx.collections.immutable, called from Java. */
package specimens.kotlinx;
