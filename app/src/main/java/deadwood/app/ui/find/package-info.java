/** One search over everything: views, files, classes, objects by address, actions. */
package deadwood.app.ui.find;
