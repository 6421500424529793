/**
 * What {@code --json} prints, as records: their components are the fields, in this order, documented in {@code docs/json.md}. That is
 * a promise to whoever reads it by a program; the records of the analyses may change, these may only grow. Sizes are bytes, objects
 * are addresses as {@code 0x…}, numbers are never fractions.
 */
package deadwood.app.cli.json;
