/** The entry of the program and nothing else: it hands the arguments to the command line or to the window. */
package deadwood.app;
