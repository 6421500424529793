/** Values over time: garbage collections, heap use, CPU load, MemStats. Says nothing about where they came from. */
package deadwood.model.series;
