/**
 * Files that people open although Deadwood cannot read them: programs, core dumps, traces. They are recognised, so that one sentence can
 * say what they are and what to do. Who learns to read one of them moves it to a package of its own.
 */
package deadwood.importers.other;
