/**
 * The patient of {@code ./deadwood demo}: a small web shop that really serves requests, leaks in two places, counts what it leaks
 * and dumps its heap. It runs in a JVM of its own, uses nothing but the JDK, and nothing of Deadwood uses it: the findings about it are
 * checked against its own count.
 */
package shop;
