/** Bifurcan's collections, persistent and not. */
package specimens.bifurcan;
