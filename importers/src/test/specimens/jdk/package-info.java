/** The collections of the JDK. Compiles for Java 17. */
package specimens.jdk;
