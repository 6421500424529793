/** What the programs have in common: how they look into living objects, what they know, and how they dump themselves. Compiles for Java 17. */
package specimens;
