/**
 * Whole-process benchmarks: makes dumps, runs Deadwood and what it is compared with on them, and writes docs/performance.md. Started by
 * {@code docs/bench/engine}; no part of the product, and knows of it no more than its commands and exported packages.
 */
package bench;
