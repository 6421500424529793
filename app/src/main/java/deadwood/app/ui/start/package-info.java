/** The start page: where files are dropped, and those that were opened before. */
package deadwood.app.ui.start;
