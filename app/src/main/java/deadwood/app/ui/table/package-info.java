/**
 * Tables as all views have them: numbers with their share behind them and the exact amount on hover, class names in two
 * tones, and trees as rows of a table, opened where somebody looks.
 */
package deadwood.app.ui.table;
