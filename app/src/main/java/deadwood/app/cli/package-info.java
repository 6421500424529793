/**
 * The command line: one class a subcommand, text and JSON output, exit codes. The only place that writes to standard
 * output and standard error. It prints the records of the analyses and computes nothing itself.
 */
package deadwood.app.cli;
