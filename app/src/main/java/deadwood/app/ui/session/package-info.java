/**
 * What the window has open: {@link deadwood.app.ui.session.HeapSession} is one file with its worker, {@link deadwood.app.ui.session.Sessions}
 * all of them, {@link deadwood.app.ui.session.Loadable} a result that takes a while, {@link deadwood.app.ui.session.Selection} what the
 * inspector looks at. Properties only, no nodes; the way back to the toolkit's thread is an executor that is handed in.
 */
package deadwood.app.ui.session;
