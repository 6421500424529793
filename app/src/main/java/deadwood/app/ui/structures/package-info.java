/** Collections and tries with what they hold, what they have room for, and what they waste. */
package deadwood.app.ui.structures;
