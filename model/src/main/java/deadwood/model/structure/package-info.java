/**
 * Collections and tries of a heap: the catalog that knows their layout, the scanner that measures them, and the records
 * that say what was measured and where it hangs. A new collection is one entry of the catalog.
 */
package deadwood.model.structure;
