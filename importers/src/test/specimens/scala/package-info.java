/** The collections of Scala 2.12, 2.13 and 3, called from Java by name: their signatures differ, their names hardly. */
package specimens.scala;
