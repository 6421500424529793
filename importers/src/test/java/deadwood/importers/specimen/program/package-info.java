/**
 * Programs that build structures, count what they built and dump themselves. Compiled for Java 17 as well; they know nothing of Deadwood and
 * keep what they know in a file of {@code name=value} lines.
 */
package deadwood.importers.specimen.program;
