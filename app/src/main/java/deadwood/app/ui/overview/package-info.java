/** What a heap dump is, at a glance: how much is alive, who dominates it, what the file could not say. */
package deadwood.app.ui.overview;
