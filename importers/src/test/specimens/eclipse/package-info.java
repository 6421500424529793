/** Eclipse Collections. */
package specimens.eclipse;
