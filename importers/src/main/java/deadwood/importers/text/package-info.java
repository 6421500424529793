/**
 * Text files as lines of UTF-8, whatever they were saved as: gzip is peeled off once, UTF-16 is converted, byte order marks and
 * carriage returns are dropped. {@link deadwood.importers.text.TextInput} gives bytes, {@link deadwood.importers.text.TextLines}
 * lines with their numbers, {@link deadwood.importers.text.TextWarnings} gathers what could not be read. What the lines mean does
 * not live here.
 */
package deadwood.importers.text;
