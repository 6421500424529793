/** The retention tree as a table: object by object, or merged by class or package, opened where somebody looks. */
package deadwood.app.ui.retention;
