/** The concurrent tries of Pantheon's triemap. */
package specimens.triemap;
