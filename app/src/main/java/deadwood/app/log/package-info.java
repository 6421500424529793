/** The log file of a run: where it is, how many are kept. What is logged is said where it happens, through {@link java.lang.System.Logger}. */
package deadwood.app.log;
