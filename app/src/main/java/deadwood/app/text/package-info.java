/** Sizes, counts and shares as a person reads them, the same in the window and on the command line. No toolkit, no printing. */
package deadwood.app.text;
