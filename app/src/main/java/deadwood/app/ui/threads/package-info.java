/** Threads with their stacks and what each call keeps alive. */
package deadwood.app.ui.threads;
